import type { AuthUser } from '../machine/session.ts'
import type { StrategyNews } from '../strategies/strategy.ts'
import type { Shell } from './shell.ts'

/** What the world outside tells a session. */
export interface WorldListener {
  /** Time may have passed unseen. */
  readonly passed: () => void
  readonly online: () => void
  /** The page may be frozen from here on. */
  readonly hidden: () => void
  /** Another tab says that the record is at this version. */
  readonly recordChanged: (version: number) => void
  /** Somebody has written where other code keeps the credential. */
  readonly copyChanged: () => void
  /** Whoever gives the credential tells of it. */
  readonly news: StrategyNews
}

/** Listens to the page and to the other tabs. Returns the stop. */
export function watchWorld<U extends AuthUser>(
  { environment, strategy, note }: Shell<U>,
  listener: WorldListener,
): () => void {
  const stops = [
    environment.page.subscribe((event) => {
      switch (event) {
        case 'woke':
          return listener.passed()
        case 'online':
          return listener.online()
        case 'hidden':
          return listener.hidden()
        case 'navigated':
          return screen()
      }
    }),
  ]
  if (strategy.persistence === 'shared') {
    stops.push(
      environment.tabs.subscribe(({ name, version }) => {
        if (name === strategy.name) listener.recordChanged(version)
      }),
      watchCopy(),
    )
  }
  const unwatch = strategy.watch?.(environment, listener.news)
  if (unwatch) stops.push(unwatch)

  function watchCopy(): () => void {
    const stop = environment.storage.subscribe?.((key) => {
      if (key === null || strategy.mirror?.keys.includes(key)) listener.copyChanged()
    })
    return stop ?? (() => {})
  }

  function screen(): void {
    const message = strategy.screen?.(environment)
    if (message !== undefined) note('warn', { event: 'url.credential-ignored', message })
  }

  return () => {
    for (const stop of stops) stop()
  }
}

import type { Figures } from '../../measure/figures.ts'
import { timeCalls } from '../../measure/timeCalls.ts'
import { timed } from '../../measure/timed.ts'

/** A session that somebody is signed in to, whichever package it is from. */
interface Subject {
  /** What one component does to hear of changes. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
  /** Makes one change of the auth state: the same person, another token. */
  readonly change: (token: string) => void
}

const SUBSCRIBERS = 1_000

/**
 * What 1,000 subscribers of the auth state cost: to subscribe them (milliseconds), and to tell them all of one
 * change, in microseconds.
 */
export async function measureSubscribers({ subscribe, change }: Subject): Promise<Figures> {
  let heard = 0
  const listener = () => {
    heard++
  }
  const subscribeAll = () => Array.from({ length: SUBSCRIBERS }, () => subscribe(listener))

  const subscribing = await timeCalls((calls) => {
    let total = 0
    for (let call = 0; call < calls; call++) {
      const start = performance.now()
      const stops = subscribeAll()
      total += performance.now() - start
      for (const stop of stops) stop()
    }
    return total
  })

  const stops = subscribeAll()
  let changes = 0
  const notifying = await timeCalls((calls) =>
    timed(() => {
      for (let call = 0; call < calls; call++) change(`sk-bench-${++changes}`)
    }),
  )
  for (const stop of stops) stop()
  if (heard !== changes * SUBSCRIBERS) {
    throw new Error(
      `${changes} changes were heard of ${heard} times by ${SUBSCRIBERS} subscribers.`,
    )
  }
  return { subscribing, notifying: notifying * 1_000 }
}

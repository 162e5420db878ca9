import { withDeadline } from '../../deadline.ts'
import type { SessionLoop } from '../../effects/sessionLoop.ts'
import { DEADLINE } from '../../effects/shell.ts'
import { onAbort } from '../../onAbort.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusUser } from '../directusUser.ts'

/** Has the session look at its record, and resolves once it has. Never rejects. */
export function lookAround(
  loop: SessionLoop<DirectusUser>,
  { clock }: Pick<Environment, 'clock'>,
): Promise<void> {
  const { type } = loop.session().phase
  if (type === 'starting' || type === 'finding' || type === 'leaving') return Promise.resolve()
  const bounds = { clock, ms: DEADLINE.ledger, signal: loop.signal, what: 'A look at the storage' }
  let stop = () => {}
  const looked = withDeadline(
    bounds,
    () =>
      new Promise<void>((resolve) => {
        const watch = (_: unknown, event: { readonly type: string }): void => {
          if (event.type === 'recordRead') resolve()
        }
        loop.watchers.add(watch)
        stop = () => loop.watchers.delete(watch)
        loop.look()
      }),
  )
  return looked.catch(() => undefined).finally(() => stop())
}

/** Resolves once the first search, or one that is under way, has come to something. */
export function searched(loop: SessionLoop<DirectusUser>): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { type } = loop.session().phase
      const isSearching = type === 'starting' || type === 'finding' || type === 'validating'
      if (isSearching && !loop.signal.aborted) return
      loop.watchers.delete(look)
      leave()
      resolve()
    }
    loop.watchers.add(look)
    const leave = onAbort(loop.signal, look)
    look()
  })
}

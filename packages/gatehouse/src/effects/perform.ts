import { withDeadline } from '../deadline.ts'
import { AuthError } from '../errors.ts'
import type { Credential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { Happened } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import { mirror, readCopy } from './mirror.ts'
import { announce, distinct, dropCopy, forget, persist } from './persist.ts'
import { renew } from './renew.ts'
import { revoke } from './revoke.ts'
import { search } from './search.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { validate } from './validate.ts'

/** Does what the machine says. */
export interface Performer<U extends AuthUser> {
  readonly perform: (effect: Effect<U>) => void
  /** The sign-out that is under way: what the backend could not be told, once it is over. */
  readonly signOut: () => Promise<AuthError | undefined>
}

/** The one place where effects are run; what comes of them goes back as events. */
export function createPerformer<U extends AuthUser>(
  shell: Shell<U>,
  dispatch: (happened: Happened<U>) => void,
): Performer<U> {
  let leaving: Promise<AuthError | undefined> = Promise.resolve(undefined)
  /** Until then, the session that is being left still stands where others would find it. */
  let forgotten: Promise<unknown> = Promise.resolve()
  /** Codes serve once (S5, F31). */
  const redeemed = new Set<string>()

  async function run(effect: Effect<U>): Promise<Happened<U> | undefined> {
    switch (effect.type) {
      case 'readRecord':
        if (shell.strategy.persistence === 'none') return undefined
        return readRecord(shell, effect)
      case 'exchange':
        if (redeemed.has(effect.code)) return usedUp(effect.epoch)
        redeemed.add(effect.code)
        return { type: 'searchEnded', epoch: effect.epoch, found: await search(shell, effect) }
      case 'acquire':
        await forgotten
        // The last intent wins: a page is not left for somebody who has signed out since (F18).
        if (shell.epoch() !== effect.epoch) return undefined
        return { type: 'searchEnded', epoch: effect.epoch, found: await search(shell, effect) }
      case 'validate': {
        const { epoch, credential } = effect
        const answer = await validate(shell, credential)
        const random = shell.environment.random()
        return { type: 'validationEnded', epoch, answer, random }
      }
      case 'renew':
        return renew(shell, effect)
      case 'persist':
        return persist(shell, effect)
      case 'revoke':
        await revoke(shell, effect.credential)
        return undefined
      case 'forget': {
        const forgetting = forget(shell, effect)
        forgotten = forgetting
        return (await forgetting).happened
      }
      case 'copy':
        mirror(shell, effect.credential)
        return undefined
      case 'dropCopy':
        await dropCopy(shell, effect.credential)
        return undefined
      case 'announce':
        announce(shell)
        return undefined
      case 'signOut': {
        const forgetting = forgetAll(shell)
        forgotten = forgetting
        const over = leave(shell, effect.credential, { forgetting, dispatch })
        leaving = over
        await over
        // What this sign-out could not do is told to those who asked for it, not to later ones.
        if (leaving === over) leaving = Promise.resolve(undefined)
        return { type: 'logoutEnded', epoch: effect.epoch }
      }
    }
  }

  return {
    signOut: () => leaving,
    perform(effect) {
      run(effect).then(
        (happened) => {
          if (happened) dispatch(happened)
        },
        (detail: unknown) => shell.note('error', { event: `effect.${effect.type}-threw`, detail }),
      )
    },
  }
}

/** The record first: whoever writes both writes the copy after it, and only beside its own record. */
async function readRecord<U extends AuthUser>(
  shell: Shell<U>,
  { epoch, withCopy }: Extract<Effect<U>, { readonly type: 'readRecord' }>,
): Promise<Happened<U>> {
  const record = await shell.records.look()
  return { type: 'recordRead', epoch, record, ...(withCopy && { copy: readCopy(shell) }) }
}

function usedUp(epoch: number): Happened<never> {
  const message = 'This sign-in link was used already. Sign in again.'
  const error = new AuthError('credential-refused', message, { recoverable: true })
  return { type: 'searchEnded', epoch, found: { type: 'failure', error } }
}

/** What a sign-out has taken away. */
interface Forgotten<U extends AuthUser> extends Awaited<ReturnType<typeof forget<U>>> {
  /** What other code kept, where nobody had looked at it yet. */
  readonly copy?: Credential | null | undefined
  readonly failure?: AuthError
}

/** Takes away what is kept, at once where it is known how. Never rejects. */
function forgetAll<U extends AuthUser>(shell: Shell<U>): Promise<Forgotten<U>> {
  const { ready } = shell.strategy
  return ready ? forgetOnceReady(shell, ready) : forgetNow(shell)
}

/** A store that is disposed of goes on with it: who signs out may well leave the page of the app. */
async function forgetOnceReady<U extends AuthUser>(
  shell: Shell<U>,
  ready: () => Promise<void>,
): Promise<Forgotten<U>> {
  const { clock } = shell.environment
  try {
    await withDeadline({ clock, ms: DEADLINE.revoke, what: 'Loading what signs out' }, ready)
  } catch (cause) {
    shell.note('warn', { event: 'session.revoke-failed', detail: cause })
    return { ...(await forget(shell)), failure: unready(cause) }
  }
  const copy = readCopy(shell)
  return { ...(await forgetNow(shell)), copy }
}

function unready(cause: unknown): AuthError {
  const message =
    'Signed out here, but a part of this app could not be loaded: the server was not told, and a reload may be signed in again.'
  return new AuthError('revoke-failed', message, { cause })
}

/** Notes it too where that is the strategy's way. */
function forgetNow<U extends AuthUser>(shell: Shell<U>): Promise<Forgotten<U>> {
  try {
    shell.strategy.signedOut?.(shell.environment)
  } catch (detail) {
    shell.note('warn', { event: 'storage.unwritable', detail })
  }
  return forget(shell)
}

/** Forgets first, so that nothing is left if the page goes away; then tells the backend. */
async function leave<U extends AuthUser>(
  shell: Shell<U>,
  credential: Credential | null,
  {
    forgetting,
    dispatch,
  }: {
    readonly forgetting: Promise<Forgotten<U>>
    readonly dispatch: (happened: Happened<U>) => void
  },
): Promise<AuthError | undefined> {
  const { happened, kept, copy, failure } = await forgetting
  if (happened) dispatch(happened)
  const unwanted = distinct(credential ?? copy ?? null, kept)
  const failures = await Promise.all(unwanted.map((each) => revoke(shell, each)))
  return failure ?? failures.find((failure) => failure !== undefined)
}

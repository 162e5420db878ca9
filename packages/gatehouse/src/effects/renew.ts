import { withDeadline } from '../deadline.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found, Happened } from '../machine/event.ts'
import type { RefreshOutcome } from '../machine/outcome.ts'
import type { AuthUser } from '../machine/session.ts'
import { mirror } from './persist.ts'
import { revoke } from './revoke.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { validate } from './validate.ts'

type Renew<U extends AuthUser> = Extract<Effect<U>, { readonly type: 'renew' }>
type Fresh<U extends AuthUser> = Extract<RefreshOutcome<U>, { readonly type: 'fresh' }>

/** Renews: lock, re-read, fetch, commit, release. The caller notifies, outside the lock. */
export function renew<U extends AuthUser>(shell: Shell<U>, effect: Renew<U>): Promise<Happened<U>> {
  return exclusively(shell, effect).catch((detail: unknown) => {
    shell.note('warn', { event: 'session.renewal-failed', detail })
    return ended(shell, effect, { type: 'transient' })
  })
}

async function exclusively<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
): Promise<Happened<U>> {
  const { strategy, environment } = shell
  if (strategy.persistence === 'none') return ended(shell, effect, await fly(shell, effect))
  const result = await environment.lock.request(strategy.name, { waitMs: DEADLINE.lock }, () =>
    underLock(shell, effect),
  )
  if (result.type === 'held') return result.value
  shell.note('warn', {
    event: 'session.lock-timeout',
    message: 'Another tab holds the renewal for too long. This tab waits and looks again.',
  })
  return (
    (await news(shell, effect)) ?? ended(shell, effect, { type: 'transient', maybeSent: false })
  )
}

/** What another tab has written since this flight was decided on, if anything. */
async function news<U extends AuthUser>(
  { records }: Shell<U>,
  { version, epoch, flight }: Renew<U>,
): Promise<Happened<U> | undefined> {
  const record = await records.look()
  if (record === 'unreadable' || (record?.version ?? 0) === version) return undefined
  return { type: 'recordRead', epoch, flight, record }
}

async function underLock<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
): Promise<Happened<U>> {
  const already = await news(shell, effect)
  if (already) return already
  const outcome = await fly(shell, effect)
  if (outcome.type !== 'fresh') return ended(shell, effect, outcome)
  return commit(shell, effect, outcome)
}

/** Writes the new credential over exactly the record that the flight started from. */
async function commit<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
  outcome: Fresh<U>,
): Promise<Happened<U>> {
  const { records, environment, note, strategy } = shell
  const { credential, user = effect.user } = outcome
  const { wall } = environment.clock.now()
  const draft = { type: 'signedIn', credential, user, receivedAt: wall, refreshedAt: wall } as const
  try {
    const written = await records.write(draft, effect.version)
    if (written.type === 'outrun') {
      const { epoch, flight } = effect
      await revoke(shell, credential)
      return { type: 'recordRead', epoch, flight, record: written.record }
    }
    const { version } = written
    environment.tabs.post({ name: strategy.name, version })
    mirror(shell, credential)
    return { ...ended(shell, effect, outcome), version }
  } catch (detail) {
    note('warn', {
      event: 'ledger.unwritable',
      message: 'The renewed credential cannot be stored. This tab keeps it; others are signed out.',
      detail,
    })
    // What stands in the ledger is used up: no tab may send it again.
    await records.erase().catch(() => undefined)
    environment.tabs.post({ name: strategy.name, version: effect.version + 1 })
    return { ...ended(shell, effect, outcome), version: 0 }
  }
}

/** One request to whoever can give a fresh credential. */
function fly<U extends AuthUser>(shell: Shell<U>, effect: Renew<U>): Promise<RefreshOutcome<U>> {
  const { environment, strategy } = shell
  const { credential, cause, refused } = effect
  const { acquire, canRefresh } = strategy
  const refresh = canRefresh?.(credential) === false ? undefined : strategy.refresh
  const { clock } = environment
  const signal = shell.flightSignal()
  const bounds = { clock, ms: DEADLINE.refresh, signal, what: 'The renewal' }
  return withDeadline(bounds, async (signal): Promise<RefreshOutcome<U>> => {
    const context = { environment, signal }
    if (acquire && (cause === 'rejected' || !refresh)) {
      return replacement(shell, await acquire(context))
    }
    if (refused === undefined && refresh) return refresh(credential, { ...context, cause })
    return { type: 'fatal', detail: refused ?? 'This credential cannot be renewed.' }
  }).catch((detail: unknown) => {
    shell.note('debug', { event: 'session.renewal-failed', detail })
    return { type: 'transient' }
  })
}

/** Another credential from whoever gave the first. It may be another person's: ask the backend. */
async function replacement<U extends AuthUser>(
  shell: Shell<U>,
  found: Found<U>,
): Promise<RefreshOutcome<U>> {
  const later: RefreshOutcome<U> = { type: 'transient', maybeSent: false }
  switch (found.type) {
    case 'session':
      return { type: 'fresh', credential: found.credential, user: found.user ?? undefined }
    case 'candidate': {
      const { credential } = found
      const answer = await validate(shell, credential)
      if (answer?.type === 'refused') return { type: 'fatal', detail: answer.detail }
      if (answer?.type === 'unreachable') return { ...later, retryAfterMs: answer.retryAfterMs }
      return { type: 'fresh', credential, user: answer?.user }
    }
    case 'failure':
      return found.error.recoverable ? later : { type: 'fatal', detail: found.error.message }
    default:
      return { type: 'fatal', detail: 'There is no other credential to be had.' }
  }
}

function ended<U extends AuthUser>(
  { environment }: Shell<U>,
  { epoch, flight }: Renew<U>,
  outcome: RefreshOutcome<U>,
): Extract<Happened<U>, { readonly type: 'renewalEnded' }> {
  return { type: 'renewalEnded', epoch, flight, outcome, random: environment.random() }
}

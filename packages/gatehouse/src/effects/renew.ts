import { withDeadline } from '../deadline.ts'
import { type Credential, parseCredential, sameCredential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { Found, Happened } from '../machine/event.ts'
import type { LedgerRecord } from '../machine/ledgerRecord.ts'
import type { RefreshOutcome } from '../machine/outcome.ts'
import { isBorrowed as isBorrowedSource } from '../machine/search.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Leaving } from '../strategies/strategy.ts'
import { checkFound } from './checkFound.ts'
import { hideSecrets } from './hideSecrets.ts'
import { announce, erase } from './persist.ts'
import type { Judge } from './records.ts'
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
  // Nobody waits for it any more: what it holds is not to be used up.
  if (shell.epoch() !== effect.epoch) return ended(shell, effect, { type: 'transient' })
  const outcome = await fly(shell, effect)
  if (outcome.type !== 'fresh' || outcome.isUnchanged) return ended(shell, effect, outcome)
  return commit(shell, effect, outcome)
}

/** A record of another version may hold the credential that was just used up all the same. */
function isHeld<U extends AuthUser>(record: LedgerRecord<U> | null, used: Credential): boolean {
  return record?.type === 'signedIn' && sameCredential(record.credential, used)
}

/** Writes the new credential over the record that the flight started from, and over no other. */
async function commit<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
  outcome: Fresh<U>,
): Promise<Happened<U>> {
  const { records, environment, note } = shell
  const { credential, user = effect.user } = outcome
  const { wall } = environment.clock.now()
  // What holds the used-up credential is replaced even if this tab has moved on: others use it.
  const mayReplace: Judge<U> = (former) =>
    isHeld(former, effect.credential) ||
    isHeld(former, credential) ||
    (shell.epoch() === effect.epoch && (former?.version ?? 0) === effect.version)
  const times = { receivedAt: wall, refreshedAt: wall }
  const draft = { type: 'signedIn', credential, user, ...times, begins: false } as const
  try {
    const written = await records.write(draft, mayReplace)
    if (written.type === 'outrun') {
      const { epoch, flight } = effect
      if (!outcome.isBorrowed) await revoke(shell, credential)
      return { type: 'recordRead', epoch, flight, record: written.record }
    }
    const { version } = written.record
    announce(shell, version)
    return { ...ended(shell, effect, outcome), version }
  } catch (detail) {
    note('warn', {
      event: 'ledger.unwritable',
      message: 'The renewed credential cannot be stored. This tab keeps it; others are signed out.',
      detail,
    })
    // What stands in the ledger is used up: no tab may send it again, this one neither.
    const isErased = (await erase(shell, mayReplace)) !== undefined
    return { ...ended(shell, effect, outcome), ...(isErased && { version: 0 }) }
  }
}

/** One request to whoever can give a fresh credential. */
async function fly<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
): Promise<RefreshOutcome<U>> {
  const { environment, strategy } = shell
  const { credential, cause, refused } = effect
  const { acquire, canRefresh } = strategy
  const mayRefresh = cause !== 'noticed' && canRefresh?.(credential, cause) !== false
  const refresh = mayRefresh ? strategy.refresh : undefined
  /** Whoever gave the credential is asked for another: the present one is not on its way anywhere. */
  const replace = refresh ? undefined : acquire
  const { clock } = environment
  const signal = shell.flightSignal()
  const bounds = { clock, ms: DEADLINE.refresh, signal, what: 'The renewal' }
  const outcome = await withDeadline(bounds, async (signal): Promise<RefreshOutcome<U>> => {
    const context = { environment, signal }
    if (replace) {
      const request = { ...context, interactive: false, replaces: credential }
      return compared(credential, await replacement(shell, () => replace(request)))
    }
    if (refused === undefined && refresh) {
      return checked(shell, await refresh(credential, { ...context, cause }))
    }
    return { type: 'fatal', detail: refused ?? 'This credential cannot be renewed.' }
  }).catch((error: unknown): RefreshOutcome<U> => {
    const detail = hideSecrets(error, credential)
    shell.note('debug', { event: 'session.renewal-failed', detail })
    return { type: 'transient', maybeSent: !replace }
  })
  return hideSecrets(outcome, credential)
}

/** Whoever gives the credential may give the present one again: it was not that which was refused. */
function compared<U extends AuthUser>(
  present: Credential,
  outcome: RefreshOutcome<U>,
): RefreshOutcome<U> {
  if (outcome.type !== 'fresh') return outcome
  return { ...outcome, isUnchanged: sameCredential(present, outcome.credential) }
}

/** Sealed; an answer that only looks like a credential says nothing about the present one (F8). */
function checked<U extends AuthUser>(
  { note }: Shell<U>,
  outcome: RefreshOutcome<U>,
): RefreshOutcome<U> {
  if (outcome.type !== 'fresh') return outcome
  const credential = parseCredential(outcome.credential)
  if (credential) return { ...outcome, credential }
  note('warn', {
    event: 'session.renewal-invalid',
    message: 'The renewed credential cannot be used: look at its token and its lifetime.',
  })
  return { type: 'transient' }
}

/** Another credential from whoever gave the first. It may be another person's: ask the backend. */
async function replacement<U extends AuthUser>(
  shell: Shell<U>,
  acquire: () => Promise<Found<U> | Leaving>,
  isLast = false,
): Promise<RefreshOutcome<U>> {
  const later: RefreshOutcome<U> = { type: 'transient', maybeSent: false }
  const answered = await acquire()
  // Nobody asked for a page to be left in the middle of work.
  const found: Found<U> = answered.type === 'leaving' ? { type: 'nothing' } : checkFound(answered)
  const isBorrowed = found.type === 'candidate' && isBorrowedSource(found.source)
  switch (found.type) {
    case 'session':
    case 'candidate': {
      const { credential } = found
      if (found.type === 'session' && found.user) {
        return { type: 'fresh', credential, user: found.user }
      }
      const answer = await validate(shell, credential)
      if (answer?.type === 'refused') {
        // It may have grown old on its way, as over a sleep: ask once more.
        return isLast ? { type: 'fatal', detail: answer.detail } : replacement(shell, acquire, true)
      }
      if (answer?.type === 'unreachable') return { ...later, retryAfterMs: answer.retryAfterMs }
      return { type: 'fresh', credential, user: answer?.user, isBorrowed }
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

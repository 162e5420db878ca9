import { withDeadline } from '../deadline.ts'
import { isAuthError } from '../errors.ts'
import type { Credential } from '../machine/credential.ts'
import type { Effect } from '../machine/effect.ts'
import type { Happened } from '../machine/event.ts'
import type { AuthUser } from '../machine/session.ts'
import type { RefreshOutcome, StrategyContext } from '../strategies/strategy.ts'
import { mirror } from './persist.ts'
import { revoke } from './revoke.ts'
import { DEADLINE, type Shell } from './shell.ts'
import { validate } from './validate.ts'

type Renew<U extends AuthUser> = Extract<Effect<U>, { readonly type: 'renew' }>

/** Renews: lock, re-read, fetch, commit, release. The caller notifies, outside the lock. */
export function renew<U extends AuthUser>(shell: Shell<U>, effect: Renew<U>): Promise<Happened<U>> {
  return exclusively(shell, effect).catch((detail: unknown) => {
    shell.note('warn', { event: 'session.renewal-failed', detail })
    return delayed(shell, effect, { maybeSent: true })
  })
}

async function exclusively<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
): Promise<Happened<U>> {
  const { strategy, environment } = shell
  if (strategy.persistence === 'none') return settle(shell, effect, await fly(shell, effect))
  const result = await environment.lock.request(strategy.name, { waitMs: DEADLINE.lock }, () =>
    underLock(shell, effect),
  )
  if (result.type === 'held') return result.value
  shell.note('warn', {
    event: 'session.lock-timeout',
    message: 'Another tab holds the renewal for too long. This tab waits and looks again.',
  })
  return (await changed(shell, effect)) ?? delayed(shell, effect, { maybeSent: false })
}

/** What another tab has written since this flight was decided on, if anything. */
async function changed<U extends AuthUser>(
  { records, note }: Shell<U>,
  { version, epoch, flight }: Renew<U>,
): Promise<Happened<U> | undefined> {
  try {
    const record = await records.read()
    if ((record?.version ?? 0) === version) return undefined
    return { type: 'recordRead', epoch, flight, record }
  } catch (error) {
    note('warn', {
      event: 'ledger.unreadable',
      message: 'The record that tabs share cannot be read. This tab goes on with what it knows.',
      detail: error,
    })
    return undefined
  }
}

async function underLock<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
): Promise<Happened<U>> {
  const news = await changed(shell, effect)
  if (news) return news
  const outcome = await fly(shell, effect)
  if (outcome.type !== 'fresh') return settle(shell, effect, outcome)
  const version = await commit(shell, effect, outcome)
  if (typeof version !== 'number') return version
  return { ...fresh(effect, outcome), version }
}

/** Writes the new credential over exactly the record that the flight started from. */
async function commit<U extends AuthUser>(
  shell: Shell<U>,
  { version, user, epoch, flight }: Renew<U>,
  outcome: Extract<RefreshOutcome<U>, { readonly type: 'fresh' }>,
): Promise<number | Happened<U>> {
  const { records, environment, note, strategy } = shell
  const { wall } = environment.clock.now()
  const { credential } = outcome
  try {
    const written = await records.write(
      {
        type: 'signedIn',
        credential,
        user: outcome.user ?? user,
        receivedAt: wall,
        refreshedAt: wall,
      },
      version,
    )
    if (written.type === 'written') {
      environment.tabs.post({ name: strategy.name, version: written.version })
      mirror(shell, credential)
      return written.version
    }
    await revoke(shell, credential)
    return { type: 'recordRead', epoch, flight, record: written.record }
  } catch (error) {
    note('warn', {
      event: 'ledger.unwritable',
      message:
        'The renewed credential cannot be stored. This tab keeps it in memory; other tabs are signed out.',
      detail: error,
    })
    // What stands in the ledger is used up: no tab may send it again.
    await records.erase().catch(() => undefined)
    environment.tabs.post({ name: strategy.name, version: version + 1 })
    return 0
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
  const refresh = canRefresh?.(credential) === false ? undefined : strategy.refresh
  const bounds = {
    clock: environment.clock,
    ms: DEADLINE.refresh,
    signal: shell.flightSignal(),
    what: 'The renewal',
  }
  return withDeadline(bounds, async (signal): Promise<RefreshOutcome<U>> => {
    if (acquire && (cause === 'rejected' || !refresh)) {
      return replacement(shell, effect, { environment, signal })
    }
    if (refused !== undefined) return { type: 'fatal', detail: refused }
    if (!refresh) return { type: 'fatal', detail: 'This credential cannot be renewed.' }
    return refresh(credential, { environment, signal, cause })
  }).catch((error: unknown) => {
    shell.note('debug', { event: 'session.renewal-failed', detail: error })
    return { type: 'transient', maybeSent: true }
  })
}

/** Another credential from whoever gave the first. It may be another person's: ask the backend. */
async function replacement<U extends AuthUser>(
  shell: Shell<U>,
  { epoch }: Renew<U>,
  context: StrategyContext,
): Promise<RefreshOutcome<U>> {
  const { acquire } = shell.strategy
  const found = await acquire?.(context)
  if (found?.type === 'session') {
    const { credential, user } = found
    return { type: 'fresh', credential, ...(user !== null && { user }) }
  }
  if (found?.type === 'failure') return refusal(found.error)
  if (found?.type !== 'candidate') {
    return { type: 'fatal', detail: 'There is no other credential to be had.' }
  }
  const { credential } = found
  return confirmed(credential, await validate(shell, { type: 'validate', epoch, credential }))
}

function refusal(error: unknown): RefreshOutcome<never> {
  if (isAuthError(error) && error.code === 'parent-refused') {
    return { type: 'fatal', detail: error.message }
  }
  return { type: 'transient', maybeSent: false }
}

function confirmed<U extends AuthUser>(
  credential: Credential,
  answer: Happened<U> | undefined,
): RefreshOutcome<U> {
  switch (answer?.type) {
    case undefined:
      return { type: 'fresh', credential }
    case 'credentialAccepted':
      return { type: 'fresh', credential, user: answer.user }
    case 'credentialRefused':
      return { type: 'fatal', detail: answer.detail }
    default:
      return { type: 'transient', maybeSent: false }
  }
}

function settle<U extends AuthUser>(
  shell: Shell<U>,
  effect: Renew<U>,
  outcome: RefreshOutcome<U>,
): Happened<U> {
  const { epoch, flight } = effect
  switch (outcome.type) {
    case 'fresh':
      return fresh(effect, outcome)
    case 'fatal':
      return { type: 'renewalRefused', epoch, flight, detail: outcome.detail }
    case 'transient':
      return delayed(shell, effect, outcome)
  }
}

function fresh<U extends AuthUser>(
  { epoch, flight }: Renew<U>,
  { credential, user }: Extract<RefreshOutcome<U>, { readonly type: 'fresh' }>,
): Extract<Happened<U>, { readonly type: 'renewed' }> {
  return {
    type: 'renewed',
    epoch,
    flight,
    credential,
    ...(user !== undefined && { user }),
  }
}

function delayed<U extends AuthUser>(
  { environment }: Shell<U>,
  { epoch, flight }: Renew<U>,
  {
    maybeSent = true,
    retryAfterMs,
  }: Omit<Extract<RefreshOutcome<U>, { type: 'transient' }>, 'type'>,
): Happened<U> {
  return {
    type: 'renewalDelayed',
    epoch,
    flight,
    maybeSent,
    random: environment.random(),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

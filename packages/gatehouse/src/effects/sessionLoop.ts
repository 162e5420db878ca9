import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AuthState, deriveAuthState } from '../authState.ts'
import { AuthError } from '../errors.ts'
import { redact, redactText } from '../log.ts'
import type { Credential } from '../machine/credential.ts'
import type { AuthEvent, Found, Happened } from '../machine/event.ts'
import { wakeTime } from '../machine/schedule.ts'
import { type AuthUser, initialSession, type Session } from '../machine/session.ts'
import type { Step } from '../machine/step.ts'
import { transition } from '../machine/transition.ts'
import type { Environment } from '../ports/environment.ts'
import type { LogEntry, LogLevel } from '../ports/log.ts'
import type { AuthStrategy } from '../strategies/strategy.ts'
import { checkFound } from './checkFound.ts'
import { type CredentialSource, createCredentialSource } from './credentialSource.ts'
import { createPerformer, type Performer } from './perform.ts'
import { createRecords } from './records.ts'
import type { Note, Shell } from './shell.ts'
import { createWake } from './wake.ts'
import { watchWorld } from './watchWorld.ts'

/** Told of everything that happened, once the session says so. */
export type SessionWatcher<U extends AuthUser> = (session: Session<U>, event: AuthEvent<U>) => void

/** Told of every promise that takes the place of the present credential's. */
export type CredentialListener = (credential: Promise<Credential>) => void

/** A running session: events in, state and credentials out. */
export interface SessionLoop<U extends AuthUser> {
  readonly store: StoreApi<AuthState<U>>
  readonly session: () => Session<U>
  readonly credential: CredentialSource['current']
  readonly readyCredential: CredentialSource['ready']
  readonly credentialListeners: Set<CredentialListener>
  readonly watchers: Set<SessionWatcher<U>>
  /** Aborts with the loop. */
  readonly signal: AbortSignal
  readonly dispatch: (happened: Happened<U>) => void
  readonly lookAtClock: () => void
  /** Reads the record; `recordRead` answers, where it is one that tabs share. */
  readonly look: () => void
  readonly signOut: Performer<U>['signOut']
  /** Runs a listener; its error is reported, and stays its own (F33). */
  readonly guarded: (call: () => void) => void
  /** Starts, once. */
  readonly begin: () => void
  readonly dispose: () => void
}

/** What decides. */
export type Decide<U extends AuthUser> = (session: Session<U>, event: AuthEvent<U>) => Step<U>

/**
 * Takes events one by one: decide, commit, tell, then do.
 *
 * @param decide - a test may hand in one that decides wrongly, to see it noticed
 */
export function createSessionLoop<U extends AuthUser>(
  strategy: AuthStrategy<U>,
  environment: Environment,
  decide: Decide<U> = transition,
): SessionLoop<U> {
  const { clock, page, log } = environment
  const disposal = new AbortController()
  const source = createCredentialSource()
  const credentialListeners = new Set<CredentialListener>()
  const watchers = new Set<SessionWatcher<U>>()
  const queue: AuthEvent<U>[] = []
  let session: Session<U> = initialSession
  let flights = new AbortController()
  let draining = false
  let begun = false
  let unwatch = () => {}

  const store = createStore<AuthState<U>>(() => deriveAuthState(session.phase))
  const wake = createWake(environment, timePassed)
  const shell: Shell<U> = {
    environment,
    strategy,
    records: createRecords(environment, strategy, note),
    epoch: () => session.epoch,
    signal: disposal.signal,
    flightSignal: () => flights.signal,
    note,
  }
  const { perform, signOut } = createPerformer(shell, dispatch)

  /** A sink that fails costs its line, not the session. */
  function write(entry: LogEntry): void {
    try {
      log.write(entry)
    } catch {
      // There is nowhere left to say it.
    }
  }

  function note(level: LogLevel, { event, message, detail }: Note): void {
    write({
      level,
      event,
      ...(message !== undefined && { message: redactText(message) }),
      ...(detail !== undefined && { detail: redact(detail) }),
    })
  }

  function dispatch(happened: Happened<U>): void {
    if (disposal.signal.aborted) return
    queue.push({ ...happened, at: clock.now() })
    if (draining) return
    draining = true
    for (let event = queue.shift(); event; event = queue.shift()) take(event)
    draining = false
  }

  function take(event: AuthEvent<U>): void {
    const former = session
    const [next, ...effects] = decide(session, event)
    session = next
    const changed = source.follow(session, event.at)
    wake.schedule(wakeTime(session, isOnDemand()))
    trace(event, former)
    store.setState(deriveAuthState(session.phase, store.getState()), true)
    if (changed) {
      for (const listener of [...credentialListeners]) guarded(() => listener(source.current()))
    }
    for (const watcher of [...watchers]) guarded(() => watcher(session, event))
    // A subscriber may have disposed of the store.
    if (disposal.signal.aborted) return
    for (const effect of effects) perform(effect)
  }

  function trace(event: AuthEvent<U>, former: Session<U>): void {
    const { phase, epoch } = session
    const moved = former.phase.type !== phase.type
    write({
      level: moved ? 'info' : 'debug',
      event: `session.${event.type}`,
      detail: {
        from: former.phase.type,
        to: phase.type,
        epoch,
        ...('outcome' in event && { outcome: event.outcome.type }),
        ...('answer' in event && { outcome: event.answer?.type }),
        ...(phase.type === 'active' && 'cause' in phase.renewal && { cause: phase.renewal.cause }),
        ...(phase.type === 'out' && phase.reason && { reason: phase.reason.code }),
        ...(phase.type === 'failed' && { code: phase.error.code }),
      },
    })
  }

  function guarded(call: () => void): void {
    try {
      call()
    } catch (detail) {
      note('error', {
        event: 'subscriber.threw',
        message: 'A subscriber of the auth store threw. The others were called all the same.',
        detail,
      })
    }
  }

  /** Somebody asks. */
  function lookAtClock(): void {
    dispatch({ type: 'timePassed', online: page.isOnline() })
  }

  function timePassed(): void {
    dispatch({ type: 'timePassed', online: page.isOnline(), unasked: isOnDemand() })
  }

  function isOnDemand(): boolean {
    return strategy.renews?.() === 'on-demand'
  }

  function look(): void {
    perform({ type: 'readRecord', epoch: session.epoch })
  }

  function firstSearch(): Found<U> {
    try {
      return checkFound(strategy.start(environment))
    } catch (cause) {
      if (cause instanceof AuthError) return { type: 'failure', error: cause }
      const message = 'The strategy could not start. See the cause.'
      return { type: 'failure', error: new AuthError('config-invalid', message, { cause }) }
    }
  }

  return {
    store,
    session: () => session,
    credential: source.current,
    readyCredential: source.ready,
    credentialListeners,
    watchers,
    signal: disposal.signal,
    dispatch,
    lookAtClock,
    look,
    signOut,
    guarded,
    begin() {
      if (begun || disposal.signal.aborted) return
      begun = true
      unwatch = watchWorld(shell, {
        passed: timePassed,
        online: () => dispatch({ type: 'networkReturned', unasked: isOnDemand() }),
        hidden() {
          flights.abort()
          flights = new AbortController()
        },
        recordChanged(version) {
          if (version !== session.version) look()
        },
        copyChanged: () => perform({ type: 'readRecord', epoch: session.epoch, withCopy: true }),
        news: {
          changed: () => dispatch({ type: 'authorityChanged' }),
          withdrawn: (detail) => dispatch({ type: 'authorityLeft', detail }),
        },
      })
      dispatch({ type: 'searchEnded', epoch: session.epoch, found: firstSearch() })
    },
    dispose() {
      if (disposal.signal.aborted) return
      disposal.abort()
      queue.length = 0
      flights.abort()
      wake.schedule(undefined)
      unwatch()
      credentialListeners.clear()
      watchers.clear()
      source.close(new AuthError('disposed', 'This auth store is disposed of. Make a new one.'))
      strategy.dispose?.()
    },
  }
}

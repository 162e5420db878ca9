import type { AuthState } from './authState.ts'
import type { AuthStore, CredentialRequest } from './authStore.ts'
import { withDeadline } from './deadline.ts'
import { createSessionLoop, type SessionLoop } from './effects/sessionLoop.ts'
import { DEADLINE } from './effects/shell.ts'
import { AuthError } from './errors.ts'
import { type Credential, parseCredential, sameCredential } from './machine/credential.ts'
import type { Instant } from './machine/instant.ts'
import { isDue } from './machine/schedule.ts'
import type { AuthUser, Session } from './machine/session.ts'
import { onAbort } from './onAbort.ts'
import { browserEnvironment } from './ports/browserEnvironment.ts'
import type { Environment } from './ports/environment.ts'
import type { AuthStrategy } from './strategies/strategy.ts'

/** What a store is made of. */
export interface AuthStoreOptions<U extends AuthUser = AuthUser> {
  readonly strategy: AuthStrategy<U>
  /** @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
  /**
   * When the store begins to look for a credential: at once, or with its first subscriber. A store
   * that may be made and thrown away, as in a render, waits.
   * @defaultValue `'now'`
   */
  readonly start?: 'now' | 'on-subscribe'
}

/**
 * Makes the store of one session. Nothing is global: two stores share what their environments share.
 *
 * @example
 * ```ts
 * const authStore = createAuthStore({ strategy: staticToken('…') })
 * authStore.subscribe((state) => console.log(state.type))
 * ```
 */
export function createAuthStore<U extends AuthUser = AuthUser>({
  strategy,
  environment = browserEnvironment(),
  start = 'now',
}: AuthStoreOptions<U>): AuthStore<U> {
  const options = { strategy, environment, start }
  return authStoreOver(createSessionLoop(strategy, environment), options)
}

/** The store of a loop that is there already: for tests of what the loop decides by. */
export function authStoreOver<U extends AuthUser>(
  loop: SessionLoop<U>,
  { strategy, environment, start }: Required<AuthStoreOptions<U>>,
): AuthStore<U> {
  const { store, dispatch, begin } = loop
  /** How many wait for a credential. */
  let waiting = 0

  // What is found out of date while somebody waits for it is asked for too.
  if (strategy.renews) {
    loop.watchers.add((session) => {
      const isIdle = session.phase.type === 'active' && session.phase.renewal.type === 'idle'
      if (waiting > 0 && isIdle && isOverdue(session, environment.clock.now())) loop.lookAtClock()
    })
  }

  async function getCredential(request: CredentialRequest = {}): Promise<Credential> {
    const { rejected, deadlineMs = DEADLINE.credential, signal } = request
    const { phase, epoch } = loop.session()
    if (rejected) dispatch({ type: 'renewalRequested', rejected })
    // A timer may be late in a hidden tab; what has run out must not be sent (F29).
    else if (isOverdue(loop.session(), environment.clock.now())) loop.lookAtClock()
    // Who waits for a sign-in takes whoever comes; who waits in a session takes that one's only.
    const wanted = phase.type === 'active' ? epoch : undefined
    await turn()
    // Most of the time there is nothing to wait for, and no timer to be set.
    const ready = signal?.aborted ? undefined : loop.readyCredential()
    if (ready && (wanted === undefined || wanted === loop.session().epoch)) return ready
    // A store that is disposed of rejects the promise that is waited for here.
    const bounds = { clock: environment.clock, ms: deadlineMs, what: 'Waiting for a credential' }
    waiting += 1
    return withDeadline(bounds, (deadline) =>
      latestCredential(loop, wanted, signal ? [deadline, signal] : [deadline]),
    ).finally(() => {
      waiting -= 1
    })
  }

  if (start === 'now') begin()
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe(listener) {
      const stop = store.subscribe((state, previous) =>
        loop.guarded(() => listener(state, previous)),
      )
      if (start === 'on-subscribe') begin()
      return stop
    },
    start: begin,
    async login() {
      begin()
      dispatch({ type: 'loginRequested' })
      return settledState(loop)
    },
    async logout() {
      if (strategy.canSignOut === false) return
      dispatch({ type: 'logoutRequested' })
      await turn()
      const error = await loop.signOut()
      if (error) throw error
    },
    async refresh() {
      dispatch({ type: 'renewalRequested' })
      return getCredential()
    },
    getCredential,
    onCredential(listener) {
      loop.credentialListeners.add(listener)
      loop.guarded(() => listener(loop.credential()))
      return () => {
        loop.credentialListeners.delete(listener)
      }
    },
    setCredential(credential, user) {
      if (credential === null) {
        dispatch({ type: 'credentialWithdrawn' })
        return
      }
      const offered = checked(credential)
      const { phase } = loop.session()
      const isKnown = phase.type === 'active' && sameCredential(phase.credential, offered)
      // Cookies are all alike: whose owner is to be asked for may be another person's.
      if (isKnown && user !== null) return
      dispatch({ type: 'credentialOffered', credential: offered, user })
    },
    async handleCallback(href = environment.page.href()) {
      begin()
      const result = await strategy.callback?.(href, environment)
      if (!result) return false
      dispatch({ type: 'callbackReceived', found: result.found })
      await settledState(loop)
      return result.href
    },
    persistence: () =>
      strategy.persistence === 'shared' && environment.ledger.shared() ? 'shared' : 'none',
    dispose: loop.dispose,
  }
}

/** Whether a timer is late, as in a hidden tab. */
function isOverdue({ phase }: Session<AuthUser>, at: Instant): boolean {
  return phase.type === 'active' && phase.renewal.type !== 'running' && isDue(phase, at)
}

function checked(credential: Credential): Credential {
  const parsed = parseCredential(credential)
  if (parsed) return parsed
  throw new AuthError(
    'config-invalid',
    'This is not a credential: it needs a non-empty token of printable characters, or withCredentials, and positive lifetimes.',
  )
}

/** An event that a subscriber sets off is taken after the one that is being told of. */
function turn(): Promise<void> {
  return Promise.resolve()
}

/** Waits for the promise that stands now, and for those that take its place while it is pending. */
async function latestCredential(
  { credential, session }: Pick<SessionLoop<AuthUser>, 'credential' | 'session'>,
  epoch: number | undefined,
  signals: readonly AbortSignal[],
): Promise<Credential> {
  for (;;) {
    const promise = credential()
    const latest = await untilAborted(promise, signals)
    if (promise !== credential()) continue
    if (epoch === undefined || epoch === session().epoch) return latest
    throw new AuthError('session-changed', 'Somebody else signed in before this was ready.')
  }
}

/** Resolves with the state that is no longer `logging-in`; the machine's own deadlines see to that. */
async function settledState<U extends AuthUser>({
  store,
  signal,
}: SessionLoop<U>): Promise<AuthState<U>> {
  await turn()
  await new Promise<void>((resolve) => {
    const check = () => {
      if (!signal.aborted && store.getState().type === 'logging-in') return
      stop()
      leave()
      resolve()
    }
    const stop = store.subscribe(check)
    const leave = onAbort(signal, check)
    check()
  })
  return store.getState()
}

function untilAborted<T>(promise: Promise<T>, signals: readonly AbortSignal[]): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    let stops: readonly (() => void)[] = []
    const leave = () => {
      for (const stop of stops) stop()
    }
    const abort = () => {
      leave()
      reject(signals.find(({ aborted }) => aborted)?.reason)
    }
    stops = signals.map((signal) => onAbort(signal, abort))
    if (signals.some(({ aborted }) => aborted)) abort()
    else promise.then(resolve, reject).finally(leave)
  })
}

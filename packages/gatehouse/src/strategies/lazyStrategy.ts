import { AuthError, isAuthError } from '../errors.ts'
import type { AuthUser } from '../machine/session.ts'
import type { Environment } from '../ports/environment.ts'
import type { AuthStrategy, StrategyNews } from './strategy.ts'

/** What is known of a strategy before its code is there, and how to get that. */
export interface LazyStrategyOptions<U extends AuthUser>
  extends Pick<AuthStrategy<U>, 'name' | 'persistence' | 'readUser' | 'screen'> {
  /** What must not wait for the code, such as taking a credential out of the address. */
  readonly prepare: (environment: Environment) => void
  /** Loads the code, and makes the strategy. */
  readonly load: () => Promise<AuthStrategy<U>>
}

/**
 * A strategy whose code is loaded when a session starts with it, so that an app which never does
 * so never downloads it. The search begins with the loading; from then on it is the loaded one.
 */
export function lazyStrategy<U extends AuthUser>({
  prepare,
  load,
  ...known
}: LazyStrategyOptions<U>): AuthStrategy<U> {
  let loaded: AuthStrategy<U> | undefined
  let loading: Promise<AuthStrategy<U>> | undefined
  let isStarted = false
  let isDisposed = false
  let listener: { readonly environment: Environment; readonly news: StrategyNews } | undefined
  let unwatch = () => {}

  /** Once; where it failed, once more for whoever asks next. */
  function ready(): Promise<AuthStrategy<U>> {
    loading ??= load().then(
      (strategy) => {
        loaded = strategy
        return strategy
      },
      (cause: unknown) => {
        loading = undefined
        throw isAuthError(cause) ? cause : unloaded(cause)
      },
    )
    return loading
  }

  function listen({ watch }: AuthStrategy<U>): void {
    if (listener) unwatch = watch?.(listener.environment, listener.news) ?? unwatch
  }

  // A getter that says `undefined` is a verb that is not there. A spread would ask too early.
  const strategy: { readonly [K in keyof AuthStrategy<U>]: AuthStrategy<U>[K] | undefined } = {
    ...known,
    start(environment) {
      prepare(environment)
      return { type: 'ask' }
    },
    watch(environment, news) {
      listener = { environment, news }
      return () => {
        listener = undefined
        unwatch()
      }
    },
    async acquire(request) {
      const strategy = await ready()
      // Nobody waits for it any more: what the address brought is kept for the next who asks.
      if (isDisposed || request.signal.aborted) return { type: 'nothing' }
      if (isStarted) return (await strategy.acquire?.(request)) ?? { type: 'nothing' }
      isStarted = true
      listen(strategy)
      return strategy.start(request.environment)
    },
    async callback(href, environment) {
      // The address does not wait for the code (S3).
      prepare(environment)
      const strategy = await ready().catch(() => undefined)
      return strategy?.callback?.(href, environment)
    },
    canRefresh: (credential, cause) =>
      loaded?.canRefresh?.(credential, cause) ?? loaded?.refresh !== undefined,
    get exchange() {
      return loaded?.exchange
    },
    get validate() {
      return loaded?.validate
    },
    get refresh() {
      return loaded?.refresh
    },
    get revoke() {
      return loaded?.revoke
    },
    get ready() {
      return loaded ? undefined : async () => void (await ready())
    },
    get signedOut() {
      return loaded?.signedOut
    },
    get mirror() {
      return loaded?.mirror
    },
    dispose() {
      isDisposed = true
      loaded?.dispose?.()
    },
  }
  return strategy as AuthStrategy<U>
}

function unloaded(cause: unknown): AuthError {
  const message =
    'A part of this app could not be loaded. Check the connection, and reload the page if it stays so.'
  return new AuthError('network', message, { recoverable: true, cause })
}

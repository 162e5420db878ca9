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
  let isDisposed = false
  let listener: { readonly environment: Environment; readonly news: StrategyNews } | undefined
  let unwatch = () => {}

  function listen(): void {
    if (loaded && listener) unwatch = loaded.watch?.(listener.environment, listener.news) ?? unwatch
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
      if (loaded) return (await loaded.acquire?.(request)) ?? { type: 'nothing' }
      const made = await load().catch((cause: unknown) => {
        throw isAuthError(cause) ? cause : unloaded(cause)
      })
      // Whoever waited longer than the search may take finds it there the next time.
      loaded ??= made
      if (isDisposed || request.signal.aborted) return { type: 'nothing' }
      listen()
      return loaded.start(request.environment)
    },
    callback: (href, environment) => loaded?.callback?.(href, environment),
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

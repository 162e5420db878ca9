import type { ClientConfig } from '@sanity/client'
import type { Observable } from 'rxjs'
import { expectTypeOf, test } from 'vitest'
import {
  type AuthError,
  type AuthState,
  type AuthStore,
  type AuthStrategy,
  type AuthUser,
  browserEnvironment,
  type Clock,
  type Credential,
  createAuthStore,
  credentials,
  type Environment,
  isAuthError,
  observe,
  type SignedOutReason,
  serverEnvironment,
  staticToken,
  type TokenCredential,
} from './index.ts'

interface Person extends AuthUser {
  readonly name: string
}

declare const state: AuthState<Person>
declare const store: AuthStore<Person>
declare const strategy: AuthStrategy<Person>
declare const clock: Clock

test('the type of a state says what else it carries', () => {
  switch (state.type) {
    case 'logged-in':
      expectTypeOf(state.token).toEqualTypeOf<string | null>()
      expectTypeOf(state.currentUser).toEqualTypeOf<Person | null>()
      expectTypeOf(state.method).toEqualTypeOf<'token' | 'cookie'>()
      break
    case 'logged-out':
      expectTypeOf(state.isDestroyingSession).toEqualTypeOf<boolean>()
      expectTypeOf(state.reason).toEqualTypeOf<SignedOutReason | undefined>()
      // @ts-expect-error nobody is signed in
      state.token
      break
    case 'logging-in':
      expectTypeOf(state.isExchangingToken).toEqualTypeOf<boolean>()
      break
    case 'error':
      expectTypeOf(state.error).toEqualTypeOf<AuthError>()
      break
    default:
      expectTypeOf(state).toBeNever()
  }
  // @ts-expect-error not before it is known which state it is
  state.token
})

test('a state cannot be written to', () => {
  // @ts-expect-error it is the store's
  state.type = 'error'
})

test('a store of a richer user is a store', () => {
  expectTypeOf<AuthStore<Person>>().toExtend<AuthStore>()
  expectTypeOf<AuthState<Person>>().toExtend<AuthState>()
  expectTypeOf<AuthStore>().not.toExtend<AuthStore<Person>>()
})

test('the strategy says who is signed in', () => {
  expectTypeOf(createAuthStore({ strategy })).toEqualTypeOf<AuthStore<Person>>()
  expectTypeOf(createAuthStore({ strategy: staticToken('abc') })).toEqualTypeOf<AuthStore>()
  expectTypeOf(createAuthStore({ strategy: staticToken<Person>('abc') })).toEqualTypeOf<
    AuthStore<Person>
  >()
  // @ts-expect-error there is no such moment
  createAuthStore({ strategy, start: 'later' })
})

test('what is observed has the types of the store', () => {
  expectTypeOf(observe(store)).toEqualTypeOf<Observable<AuthState<Person>>>()
  expectTypeOf(credentials(store)).toEqualTypeOf<Observable<Promise<Credential>>>()
})

test("credentials are what the vendor's client takes", () => {
  expectTypeOf(credentials(store)).toExtend<NonNullable<ClientConfig['auth']>>()
})

test('a credential is a token or cookies, never both by accident', () => {
  store.setCredential({ token: 'abc' }, { id: 'ada', name: 'Ada' })
  store.setCredential({ withCredentials: true })
  store.setCredential(null)
  // @ts-expect-error a text is no credential
  store.setCredential('abc')
  // @ts-expect-error the user of this store has a name
  store.setCredential({ token: 'abc' }, { id: 'ada' })
  // @ts-expect-error without cookies there has to be a token
  store.setCredential({ withCredentials: false })
  expectTypeOf<TokenCredential>().toExtend<Credential>()
})

test('each port of an environment can be put in the place of its own', () => {
  expectTypeOf(serverEnvironment({ clock, random: () => 0 })).toEqualTypeOf<Environment>()
  expectTypeOf(browserEnvironment({ clock })).toEqualTypeOf<Environment>()
  // @ts-expect-error there is no such port
  serverEnvironment({ clocks: clock })
  // @ts-expect-error half of a clock is none
  serverEnvironment({ clock: { now: clock.now } })
})

test('an error is known by its code', () => {
  const error: unknown = undefined
  if (isAuthError(error, 'network')) expectTypeOf(error).toEqualTypeOf<AuthError>()
  // @ts-expect-error there is no such code
  isAuthError(error, 'networks')
})

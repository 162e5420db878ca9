/** Types of the vendor's SDK beside ours: what an app of theirs hands in is taken, what it reads is there. */
import type * as Theirs from '@sanity/sdk'
import { expectTypeOf, test } from 'vitest'
import type * as Ours from './index.ts'

test('what their apps hand in is taken', () => {
  expectTypeOf<Theirs.ClientOptions>().toExtend<Ours.ClientOptions>()
  expectTypeOf<Theirs.TokenSource>().toExtend<Ours.TokenSource>()
  expectTypeOf<Theirs.StudioConfig>().toExtend<Ours.StudioConfig>()
  expectTypeOf<Theirs.AuthConfig>().toExtend<Ours.AuthConfig>()
  expectTypeOf<Theirs.AuthProvider>().toExtend<Ours.AuthProvider>()
  expectTypeOf<Theirs.DocumentResource>().toExtend<Ours.DocumentResource>()
  type Config = Omit<Theirs.SanityConfig, 'perspective' | 'organizationId'>
  expectTypeOf<Config>().toExtend<Ours.SanityConfig>()
  expectTypeOf<`${Theirs.AuthStateType}`>().toEqualTypeOf<Ours.AuthStateType>()
})

test('every option of their clients is one of ours', () => {
  expectTypeOf<keyof Theirs.ClientOptions>().toExtend<keyof Ours.ClientOptions>()
  expectTypeOf<keyof Theirs.AuthConfig>().toExtend<keyof Ours.AuthConfig>()
})

test('what their apps read is there', () => {
  expectTypeOf<Ours.StateSource<5>>().toExtend<Theirs.StateSource<5>>()
  expectTypeOf<Ours.OrgVerificationResult>().toExtend<Theirs.OrgVerificationResult>()
  expectTypeOf<Ours.DocumentResource>().toExtend<Theirs.DocumentResource>()
  type Text = 'id' | 'name' | 'email' | 'role'
  expectTypeOf<Ours.CurrentUser>().toExtend<Pick<Theirs.CurrentUser, Text>>()
  expectTypeOf<Ours.CurrentUser['roles'][number]>().toExtend<Pick<Theirs.Role, 'name'>>()
  type Instance = Omit<Theirs.SanityInstance, 'instanceId' | 'config'>
  expectTypeOf<Ours.SanityInstance>().toExtend<Instance>()
  type LoggedOut = Omit<Theirs.LoggedOutAuthState, 'type'>
  expectTypeOf<Ours.LoggedOutAuthState>().toExtend<LoggedOut>()
  expectTypeOf<Ours.LoggingInAuthState>().toExtend<Omit<Theirs.LoggingInAuthState, 'type'>>()
  expectTypeOf<Ours.ErrorAuthState>().toExtend<Omit<Theirs.ErrorAuthState, 'type'>>()
})

type Action =
  | 'getClient'
  | 'handleAuthCallback'
  | 'handleOAuthCallback'
  | 'logout'
  | 'observeOrganizationVerificationState'
  | 'refreshOAuthTokens'
  | 'revokeOAuthTokens'
  | 'setAuthToken'
  | 'startOAuthAuthorization'

type Source =
  | 'getDashboardOrganizationId'
  | 'getIsInDashboardState'
  | 'getLoginUrlState'
  | 'getOAuthTokensState'
  | 'getTokenState'

type Their = typeof Theirs
type Our = typeof Ours

/** What a function takes after the instance. */
type Rest<F> = F extends (instance: never, ...rest: infer R) => unknown ? R : never
type Given<F> = F extends (...args: never) => infer R ? R : never
type Value<F> = Given<F> extends { readonly getCurrent: () => infer T } ? T : never

test('their functions are called, and answer, as they are used to', () => {
  expectTypeOf<{ [F in Action]: Rest<Their[F]> }>().toExtend<{ [F in Action]: Rest<Our[F]> }>()
  expectTypeOf<{ [F in Action]: Given<Our[F]> }>().toExtend<{ [F in Action]: Given<Their[F]> }>()
  expectTypeOf<{ [F in Source]: Value<Our[F]> }>().toExtend<{ [F in Source]: Value<Their[F]> }>()
  expectTypeOf<Value<Their['getTokenState']>>().toEqualTypeOf<string | null>()
  expectTypeOf<Rest<Their['handleAuthCallback']>>().toEqualTypeOf<
    [locationHref?: string | undefined]
  >()
})

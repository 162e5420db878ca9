import type { SanityClient } from '@sanity/client'
import type { Observable } from 'rxjs'
import { expectTypeOf, test } from 'vitest'
import {
  type AuthState,
  type ClientOptions,
  type CurrentUser,
  createSanityInstance,
  getAuthState,
  getClient,
  getClientState,
  getCurrentUserState,
  getDashboardOrganizationId,
  getIsInDashboardState,
  getTokenState,
  type SanityConfig,
  type SanityInstance,
  type StateSource,
} from './index.ts'

declare const instance: SanityInstance

test('a configuration is written as a literal, and a misspelt field is seen', () => {
  const config = {
    projectId: 'abc12345',
    dataset: 'production',
    perspective: 'drafts',
    auth: { dashboardOrigins: ['https://cms.example'] },
    resources: { media: { mediaLibraryId: 'mlAbc' } },
  } as const satisfies SanityConfig
  expectTypeOf(createSanityInstance(config)).toEqualTypeOf<SanityInstance>()
  // @ts-expect-error the field is called projectId
  createSanityInstance({ projectID: 'abc12345' })
  // @ts-expect-error there is no such perspective shape
  createSanityInstance({ perspective: 5 })
  // @ts-expect-error one origin is not a list
  createSanityInstance({ auth: { dashboardOrigins: 'https://cms.example' } })
})

test("a client is the vendor's own", () => {
  expectTypeOf(getClient(instance, { apiVersion: '2025-02-19' })).toEqualTypeOf<SanityClient>()
  expectTypeOf(getClientState(instance, { apiVersion: '2025-02-19' })).toEqualTypeOf<
    StateSource<SanityClient>
  >()
})

test('what a client is wanted for needs a version, and knows its words', () => {
  expectTypeOf<ClientOptions['apiVersion']>().toEqualTypeOf<string>()
  expectTypeOf<ClientOptions['scope']>().toEqualTypeOf<'default' | 'global' | undefined>()
  // @ts-expect-error apiVersion is missing
  getClient(instance, { scope: 'global' })
  // @ts-expect-error there is no such scope
  getClient(instance, { apiVersion: '1', scope: 'organization' })
  // @ts-expect-error the session's credential is not an option
  getClient(instance, { apiVersion: '1', auth: undefined })
})

test('each source tells one thing', () => {
  expectTypeOf(getAuthState(instance)).toEqualTypeOf<StateSource<AuthState<CurrentUser>>>()
  expectTypeOf(getTokenState(instance)).toEqualTypeOf<StateSource<string | null>>()
  expectTypeOf(getCurrentUserState(instance)).toEqualTypeOf<StateSource<CurrentUser | null>>()
  expectTypeOf(getDashboardOrganizationId(instance)).toEqualTypeOf<
    StateSource<string | undefined>
  >()
  expectTypeOf(getIsInDashboardState(instance)).toEqualTypeOf<StateSource<boolean>>()
  expectTypeOf<StateSource<5>['observable']>().toEqualTypeOf<Observable<5>>()
})

test('a person stands only where somebody is signed in', () => {
  type WithPerson = Extract<AuthState<CurrentUser>, { readonly currentUser: unknown }>
  expectTypeOf<WithPerson['type']>().toEqualTypeOf<'logged-in'>()
  expectTypeOf<WithPerson['currentUser']>().toEqualTypeOf<CurrentUser | null>()
  expectTypeOf<WithPerson['token']>().toEqualTypeOf<string | null>()
  const state = instance.authStore.getState()
  if (state.type === 'logged-in')
    expectTypeOf(state.currentUser).toEqualTypeOf<CurrentUser | null>()
})

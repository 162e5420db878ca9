import { expectTypeOf, test } from 'vitest'
import type { AuthState } from '../../authState.ts'
import type { AuthStore } from '../../authStore.ts'
import * as core from '../../react/index.ts'
import type { CurrentUser } from '../currentUser.ts'
import type { DocumentResource } from '../resources.ts'
import * as sanity from './index.ts'

function useWholeState() {
  return core.useAuthState<CurrentUser>()
}

test('the hooks over any store take the type of its users', () => {
  expectTypeOf(useWholeState).returns.toEqualTypeOf<AuthState<CurrentUser>>()
  expectTypeOf(core.useCurrentUser<CurrentUser>).returns.toEqualTypeOf<CurrentUser | null>()
  expectTypeOf(core.useAuthStore<CurrentUser>).returns.toEqualTypeOf<AuthStore<CurrentUser>>()
})

test("the platform's hooks know their users by themselves", () => {
  expectTypeOf(sanity.useCurrentUser).returns.toEqualTypeOf<CurrentUser | null>()
  expectTypeOf(sanity.useAuthState<string>)
    .parameter(0)
    .toEqualTypeOf<(state: AuthState<CurrentUser>) => string>()
})

test('a store of richer users can be handed to the provider', () => {
  expectTypeOf<AuthStore<CurrentUser>>().toExtend<core.AuthProviderProps['store']>()
})

test("a component that was written for the vendor's props stands in for ours", () => {
  type VendorLogin = (props: { header?: React.ReactNode; footer?: React.ReactNode }) => null
  type VendorError = (props: { error: unknown; resetErrorBoundary: () => void }) => null
  expectTypeOf<VendorLogin>().toExtend<sanity.SanityAppProps['LoginComponent']>()
  expectTypeOf<VendorLogin>().toExtend<sanity.SanityAppProps['CallbackComponent']>()
  expectTypeOf<VendorError>().toExtend<sanity.SanityAppProps['LoginErrorComponent']>()
})

/** What the page around the app is told, and what it says. */
interface Told {
  type: 'told'
  data: { count: number }
}
interface Asked {
  type: 'asked'
  data: { who: string }
  response: { name: string }
}

function useWindow() {
  return sanity.useWindowConnection<Told, Asked>({
    name: 'app/chat',
    connectTo: 'dashboard/chat',
    onMessage: { asked: (data) => ({ name: data.who }) },
  })
}

function useFrame() {
  return sanity.useFrameConnection<Told, Asked>({
    name: 'dashboard/chat',
    connectTo: 'app/chat',
    targetOrigin: 'https://app.example',
    onMessage: { asked: async (data) => ({ name: data.who }) },
    onStatus: (status) => expectTypeOf(status).toEqualTypeOf<sanity.ComlinkStatus>(),
  })
}

test('the ends of a line know their messages, data and answers', () => {
  const line = {} as ReturnType<typeof useWindow>
  expectTypeOf(line.sendMessage<'told'>)
    .parameter(1)
    .toEqualTypeOf<{ count: number } | undefined>()
  expectTypeOf(line.fetch<{ at: number }>).returns.resolves.toEqualTypeOf<{ at: number }>()
  const frame = {} as ReturnType<typeof useFrame>
  expectTypeOf(frame.sendMessage<'told'>).parameters.toEqualTypeOf<
    [type: 'told', data: { count: number }]
  >()
  expectTypeOf(frame.connect).returns.toEqualTypeOf<() => void>()
})

test('an app is set up by a configuration, several, or the studio around it', () => {
  expectTypeOf<{ fallback: null }>().toExtend<sanity.SanityAppProps>()
  expectTypeOf<{
    config: sanity.SanityConfig[]
    fallback: null
  }>().toExtend<sanity.SanityAppProps>()
  expectTypeOf<{ fallback: null }>().not.toExtend<sanity.SDKProviderProps>()
  expectTypeOf<sanity.StudioWorkspaceHandle['auth']>().toEqualTypeOf<{
    readonly token?: sanity.TokenSource
  }>()
})

test('the hooks around the sign-in have the shapes of the vendor', () => {
  expectTypeOf(sanity.useLoginUrl).returns.toEqualTypeOf<string>()
  expectTypeOf(sanity.useHandleAuthCallback).returns.toEqualTypeOf<
    (href?: string) => Promise<string | false>
  >()
  expectTypeOf(sanity.useResource).returns.toEqualTypeOf<DocumentResource | undefined>()
  expectTypeOf(sanity.renderSanityApp).returns.toEqualTypeOf<() => void>()
})

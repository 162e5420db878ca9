import { expectTypeOf, test } from 'vitest'
import type { AuthState } from '../../authState.ts'
import type { AuthStore } from '../../authStore.ts'
import * as core from '../../react/index.ts'
import type { CurrentUser } from '../currentUser.ts'
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

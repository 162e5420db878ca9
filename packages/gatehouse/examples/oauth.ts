import { createSanityInstance, getOAuthTokensState, logout } from 'gatehouse/sanity'

/** A page that signs in by OAuth: authorization code with PKCE, on the address that was registered. */
const instance = createSanityInstance({
  projectId: 'abc12345',
  dataset: 'production',
  auth: {
    oauth: {
      clientId: 'my-client',
      redirectUri: `${location.origin}/oauth/callback`,
      organizationId: 'oMyOrganization',
    },
  },
})

instance.authStore.subscribe((state) => {
  if (state.type === 'logged-in') console.log(`Hello ${state.currentUser?.name}`)
  if (state.type === 'error') console.error(state.error.message)
})

/** Leaves for the sign-in page; the person comes back to where they are now. */
export const signIn = () => instance.authStore.login()

/** Revokes the tokens, here and at the server. */
export const signOut = () => logout(instance)

/** When the access token runs out, in milliseconds since the epoch. It is renewed before. */
export const tokens = getOAuthTokensState(instance)

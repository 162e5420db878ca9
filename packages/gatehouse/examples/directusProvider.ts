import { authentication, createDirectus, readProviders, rest } from 'gatehouse/directus'

/** A page that signs in with a provider: in session mode, no script ever sees a token. */
const client = createDirectus('https://directus.example.com')
  .with(authentication('session'))
  .with(rest())

/** Coming back, the session is found by its cookie. A refusal is told in the reason. */
client.authStore.subscribe((state) => {
  if (state.type === 'logged-in') console.log('hello', state.currentUser?.email)
  if (state.type === 'logged-out') console.log(state.reason?.detail ?? 'nobody is signed in')
})

/** The ways to sign in that the server offers, and what to call them. */
export async function providers(): Promise<readonly { name: string; label: string }[]> {
  const all = await client.request(readProviders())
  return all.map(({ name, label }) => ({ name, label: label ?? name }))
}

/** Leaves the page; the person comes back to where they are now. */
export const signInWith = (provider: string) => client.loginWithProvider(provider)

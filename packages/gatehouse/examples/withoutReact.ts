import { observe } from 'gatehouse'
import { createSanityInstance, getClient, logout } from 'gatehouse/sanity'

const instance = createSanityInstance({ projectId: 'abc12345', dataset: 'production' })

/** The state, and every change of it, with the reason. */
export const watching = observe(instance.authStore).subscribe((state) => {
  if (state.type === 'logged-in') console.log('hello', state.currentUser?.name)
  if (state.type === 'logged-out') console.log('signed out', state.reason?.code)
  if (state.type === 'error') console.log(state.error.code, state.error.message)
})

/** Made before or after the sign-in; it follows the session, through renewals too. */
export const client = getClient(instance, { apiVersion: '2025-02-19' })

/** A client of the API host itself. */
export const projects = getClient(instance, { apiVersion: '2025-02-19', scope: 'global' })

/** Out, here and at the server. */
export async function leave(): Promise<void> {
  watching.unsubscribe()
  await logout(instance)
  instance.dispose()
}

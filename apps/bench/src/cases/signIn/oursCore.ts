import { createAuthStore, staticToken } from 'gatehouse'
import type { Figures } from '../../measure/figures.ts'
import { STATIC_TOKEN } from '../../world/config.ts'
import { measureSignIn } from './measureSignIn.ts'

export async function run(): Promise<Figures> {
  const own = await measureSignIn(() => {
    const store = createAuthStore({ strategy: staticToken(STATIC_TOKEN) })
    return { isLoggedIn: () => store.getState().type === 'logged-in', dispose: store.dispose }
  })
  return { own }
}

import type { Figures } from '../../measure/figures.ts'
import { STATIC_CONFIG, type StaticConfig } from '../../world/config.ts'
import { silentClient } from '../../world/silentClient.ts'
import { measureSignIn } from './measureSignIn.ts'

/** What either package has under these names. */
interface Sdk<Instance> {
  readonly createSanityInstance: (config: StaticConfig) => Instance
  readonly getAuthState: (instance: Instance) => {
    readonly getCurrent: () => { readonly type: string }
  }
}

const WITHOUT_CLIENT: StaticConfig = {
  ...STATIC_CONFIG,
  auth: { ...STATIC_CONFIG.auth, clientFactory: () => silentClient },
}

/**
 * From nothing to a signed-in instance, in microseconds: `own`, the package's own work, and `all`,
 * with the vendor's client for the request that asks who the person is.
 */
export async function measureInstance<Instance extends { readonly dispose: () => void }>({
  createSanityInstance,
  getAuthState,
}: Sdk<Instance>): Promise<Figures> {
  const creator = (config: StaticConfig) => () => {
    const instance = createSanityInstance(config)
    return {
      isLoggedIn: () => getAuthState(instance).getCurrent().type === 'logged-in',
      dispose: () => instance.dispose(),
    }
  }
  const own = await measureSignIn(creator(WITHOUT_CLIENT))
  const all = await measureSignIn(creator(STATIC_CONFIG))
  return { own, all }
}

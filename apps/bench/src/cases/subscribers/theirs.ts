import { createSanityInstance, getAuthState, setAuthToken } from '@sanity/sdk'
import type { Figures } from '../../measure/figures.ts'
import { STATIC_CONFIG } from '../../world/config.ts'
import { installApi } from '../../world/installApi.ts'
import { untilKnown } from '../untilKnown.ts'
import { measureSubscribers } from './measureSubscribers.ts'

/** Each subscriber takes a source of its own, as each of the package's hooks does. */
export async function run(): Promise<Figures> {
  installApi()
  const instance = createSanityInstance(STATIC_CONFIG)
  await untilKnown(getAuthState(instance))
  return measureSubscribers({
    subscribe: (listener) => getAuthState(instance).subscribe(listener),
    change: (token) => setAuthToken(instance, token),
  })
}

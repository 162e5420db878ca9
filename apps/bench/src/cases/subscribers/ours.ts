import { createSanityInstance, getAuthState } from 'gatehouse/sanity'
import type { Figures } from '../../measure/figures.ts'
import { STATIC_CONFIG } from '../../world/config.ts'
import { installApi } from '../../world/installApi.ts'
import { untilKnown } from '../untilKnown.ts'
import { measureSubscribers } from './measureSubscribers.ts'

/** Each subscriber takes a source of its own, to do as much as the vendor's hooks do. */
export async function run(): Promise<Figures> {
  installApi()
  const instance = createSanityInstance(STATIC_CONFIG)
  const person = await untilKnown(getAuthState(instance))
  return measureSubscribers({
    subscribe: (listener) => getAuthState(instance).subscribe(listener),
    change: (token) => instance.authStore.setCredential({ token }, person),
  })
}

import type { Figures } from '../../measure/figures.ts'
import { timeCalls } from '../../measure/timeCalls.ts'
import { timed } from '../../measure/timed.ts'
import { STATIC_CONFIG, type StaticConfig } from '../../world/config.ts'
import { installApi } from '../../world/installApi.ts'

/** What either package has under these names. */
interface Sdk<Instance> {
  readonly createSanityInstance: (config: StaticConfig) => Instance
  readonly getClient: (
    instance: Instance,
    options: { apiVersion: string; projectId: string; dataset: string },
  ) => unknown
}

/**
 * A client for options that are known: as a literal at each call, as components write it, as one
 * object, and as a literal once 2,000 sets of options are known.
 */
export async function measureGetClient<Instance>(sdk: Sdk<Instance>): Promise<Figures> {
  installApi()
  const { createSanityInstance, getClient } = sdk
  const instance = createSanityInstance(STATIC_CONFIG)
  const options = { apiVersion: '2025-02-19', projectId: 'abc12345', dataset: 'production' }
  const known = getClient(instance, options)

  const literal = await timeCalls((calls) =>
    timed(() => {
      for (let call = 0; call < calls; call++) {
        check(
          getClient(instance, {
            apiVersion: '2025-02-19',
            projectId: 'abc12345',
            dataset: 'production',
          }),
        )
      }
    }),
  )
  const object = await timeCalls((calls) =>
    timed(() => {
      for (let call = 0; call < calls; call++) check(getClient(instance, options))
    }),
  )

  for (let set = 0; set < 2_000; set++) {
    getClient(instance, { apiVersion: '2025-02-19', projectId: 'abc12345', dataset: `set-${set}` })
  }
  const amongMany = await timeCalls((calls) =>
    timed(() => {
      for (let call = 0; call < calls; call++) {
        check(
          getClient(instance, {
            apiVersion: '2025-02-19',
            projectId: 'abc12345',
            dataset: 'production',
          }),
        )
      }
    }),
  )

  function check(client: unknown): void {
    if (client !== known) throw new Error('Known options brought another client.')
  }
  return { literal: literal * 1_000, object: object * 1_000, amongMany: amongMany * 1_000 }
}

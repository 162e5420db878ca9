import { DASHBOARD_CONFIG, type DashboardConfig } from '../../world/config.ts'
import { type Source, type State, untilKnown } from '../untilKnown.ts'
import type { Cycle } from './measureCycles.ts'

/** What either package has under these names. */
interface Sdk<Instance> {
  readonly createSanityInstance: (config: DashboardConfig) => Instance
  readonly handleAuthCallback: (instance: Instance, href: string) => Promise<string | false>
  readonly getAuthState: (instance: Instance) => Source<State>
  readonly getClient: (
    instance: Instance,
    options: { apiVersion: string; scope: 'global' },
  ) => { readonly request: (options: { url: string }) => Promise<unknown> }
}

const SUBSCRIBERS = 10

/** An app in a dashboard: signed in by its address, some components, one request, and gone again. */
export function dashboardCycle<Instance extends { readonly dispose: () => void }>(
  sdk: Sdk<Instance>,
): Cycle {
  const { createSanityInstance, handleAuthCallback, getAuthState, getClient } = sdk
  return async (alive) => {
    const instance = createSanityInstance(DASHBOARD_CONFIG)
    await handleAuthCallback(instance, DASHBOARD_CONFIG.auth.initialLocationHref)
    await untilKnown(getAuthState(instance))
    const stops = Array.from({ length: SUBSCRIBERS }, () =>
      getAuthState(instance).subscribe(() => {}),
    )
    await getClient(instance, { apiVersion: '2025-02-19', scope: 'global' }).request({
      url: '/users/me',
    })
    alive()
    for (const stop of stops) stop()
    instance.dispose()
  }
}

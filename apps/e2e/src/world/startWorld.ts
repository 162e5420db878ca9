import { type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { serveSites } from '../pages/serveSites.ts'
import type { Site } from '../pages/sites.ts'

/** Platform and pages of one worker: all behind one port, told apart by the name of the host. */
export interface World {
  readonly emulator: RunningEmulator
  /** The origin of a site, such as `http://app.localhost:40123`. */
  readonly origin: (site: Site) => string
}

/** Starts a world on a free port. */
export async function startWorld(): Promise<World> {
  const emulator: RunningEmulator = await startEmulator({
    port: 0,
    fallback: (request) => serveSites(request, emulator.directusUrl),
  })
  return { emulator, origin: (site) => `http://${site}.localhost:${emulator.port}` }
}

import type { BrowserContext } from '@playwright/test'
import type { World } from '../world/startWorld.ts'

/**
 * The lid is closed for so long: time passes at the server, and for the pages all timers come due at
 * once when it is opened again; then arrives what sockets have been told meanwhile. The context's
 * clock must have been installed.
 */
export async function sleeps(context: BrowserContext, world: World, ms: number): Promise<void> {
  const { clock, directus } = world.emulator.world
  clock.advance(ms)
  await context.clock.fastForward(ms)
  directus.changes.emit({ type: 'credentialsChanged' })
}

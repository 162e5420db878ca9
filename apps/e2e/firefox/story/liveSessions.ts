import type { World } from '../../src/world/startWorld.ts'

/** How many sessions the platform has that nobody has ended. */
export function liveSessions({ emulator }: World): number {
  const { sessions } = emulator.world
  return [...sessions.values()].filter(({ status }) => status === 'live').length
}

import type { World } from '../world/startWorld.ts'

/** The hosts of the platform that were asked for anything, each once, without their port. */
export function hostsAsked({ emulator }: World): readonly string[] {
  return [...new Set(emulator.requests.list().map(({ host }) => host.replace(/:\d+$/, '')))]
}

import type { LoggedRequest } from '@gatehouse/emulator'
import type { World } from '../world/startWorld.ts'

/** What was sent to a path of the API, without the browser's own questions before it. */
export function sentTo({ emulator }: World, path: string): readonly LoggedRequest[] {
  return emulator.requests
    .list()
    .filter((request) => request.method !== 'OPTIONS' && request.path.endsWith(path))
}

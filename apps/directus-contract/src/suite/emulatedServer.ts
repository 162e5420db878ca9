import type { DirectusServer } from './directusServer.ts'
import type { ServerSettings } from './serverSettings.ts'

export function emulatedServer(_settings: ServerSettings): Promise<DirectusServer> {
  throw new Error('not yet')
}

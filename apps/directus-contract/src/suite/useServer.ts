import { afterAll, beforeAll } from 'vitest'
import type { DirectusServer } from './directusServer.ts'
import { isReal } from './isReal.ts'
import type { ServerSettings } from './serverSettings.ts'

/** Has a server for the tests of a file: started before the first, stopped after the last. */
export function useServer(settings: ServerSettings = {}): () => DirectusServer {
  let server: DirectusServer | undefined
  beforeAll(async () => {
    server = await start(settings)
  })
  afterAll(() => server?.stop())
  return () => {
    if (server) return server
    throw new Error('Ask for the server inside of a test: it is started before the first one.')
  }
}

/** Loads one kind of server only: neither is there for the other's sake. */
async function start(settings: ServerSettings): Promise<DirectusServer> {
  if (isReal()) return (await import('./realServer.ts')).realServer(settings)
  return (await import('./emulatedServer.ts')).emulatedServer(settings)
}

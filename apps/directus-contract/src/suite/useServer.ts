import { afterAll, beforeAll } from 'vitest'
import type { DirectusServer } from './directusServer.ts'
import { emulatedServer } from './emulatedServer.ts'
import { isReal } from './isReal.ts'
import { realServer } from './realServer.ts'
import type { ServerSettings } from './serverSettings.ts'

/** Has a server for the tests of a file: started before the first, stopped after the last. */
export function useServer(settings: ServerSettings = {}): () => DirectusServer {
  let server: DirectusServer | undefined
  beforeAll(async () => {
    server = await (isReal() ? realServer(settings) : emulatedServer(settings))
  })
  afterAll(() => server?.stop())
  return () => {
    if (server) return server
    throw new Error('Ask for the server inside of a test: it is started before the first one.')
  }
}

import { attachRealtime } from '../directus/realtime/attachRealtime.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts'
import { isEmulated } from '../hosts.ts'
import { asDirectus } from './asDirectus.ts'
import { createHttpServer, type HttpServer, listen, stopListening } from './server.ts'

export interface StartEmulatorOptions extends EmulatorOptions {
  /** `0` takes any free port. @defaultValue 4700 */
  readonly port?: number
  /**
   * The port on which every hostname is Directus; `0` takes any free one.
   * @defaultValue 4710, or any free one where `port` is 0
   */
  readonly directusPort?: number
  /** The address to listen on. @defaultValue `127.0.0.1`: this computer only */
  readonly hostname?: string
  /** Serves the hosts that are not the emulator's; a 404 otherwise. */
  readonly fallback?: (request: Request) => Response | Promise<Response>
}

/** An emulator behind a real HTTP server. */
export interface RunningEmulator extends Emulator {
  readonly port: number
  /** `http://localhost:<port>`, for the control API. */
  readonly url: string
  /** `http://api.localhost:<port>`: what goes into an app's `apiHost`. */
  readonly apiHost: string
  /** `http://www.localhost:<port>/login` */
  readonly loginUrl: string
  /** `http://localhost:<directusPort>`: what goes into `createDirectus`. */
  readonly directusUrl: string
  /** Ends open streams and connections, and frees the ports. */
  close(): Promise<void>
}

/** Starts the platforms on localhost. Rejects with node's error (`EADDRINUSE`) if a port is taken. */
export async function startEmulator(options: StartEmulatorOptions = {}): Promise<RunningEmulator> {
  const { port = 4700, hostname = '127.0.0.1', fallback } = options
  const { directusPort = port === 0 ? 0 : 4710 } = options
  const emulator = createEmulator(options)
  const server = createHttpServer(async (request) =>
    fallback === undefined || isEmulated(new URL(request.url))
      ? emulator.fetch(request)
      : fallback(request),
  )
  const directus = createHttpServer(async (request) => emulator.fetch(await asDirectus(request)))
  attachRealtime(directus, emulator)
  const actual = await listen(server, port, hostname)
  const actualDirectus = await listen(directus, directusPort, hostname).catch(async (error) => {
    await closed([server], emulator)
    throw error
  })

  return {
    fetch: emulator.fetch,
    get world() {
      return emulator.world
    },
    faults: emulator.faults,
    requests: emulator.requests,
    signIn: emulator.signIn,
    reset: emulator.reset,
    port: actual,
    url: `http://localhost:${actual}`,
    apiHost: `http://api.localhost:${actual}`,
    loginUrl: `http://www.localhost:${actual}/login`,
    directusUrl: `http://localhost:${actualDirectus}`,
    close: () => closed([server, directus], emulator),
  }
}

async function closed(servers: readonly HttpServer[], emulator: Emulator): Promise<void> {
  const stopped = servers.map(stopListening)
  emulator.close()
  for (const server of servers) server.closeAllConnections()
  await Promise.all(stopped)
}

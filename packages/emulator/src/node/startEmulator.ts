import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { isConnectionDropped } from '../connectionDropped.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts'
import { isEmulated } from '../hosts.ts'

export interface StartEmulatorOptions extends EmulatorOptions {
  /** `0` takes any free port. @defaultValue 4700 */
  readonly port?: number
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
  /** Ends open streams and connections, and frees the port. */
  close(): Promise<void>
}

/** Starts a platform on localhost. Rejects with node's error (`EADDRINUSE`) if the port is taken. */
export async function startEmulator(options: StartEmulatorOptions = {}): Promise<RunningEmulator> {
  const { port = 4700, hostname = '127.0.0.1', fallback } = options
  const emulator = createEmulator(options)
  const respond = async (request: Request): Promise<Response> =>
    fallback === undefined || isEmulated(new URL(request.url))
      ? emulator.fetch(request)
      : fallback(request)

  const server = createAdaptorServer({
    // `fetch`, `Request` and `Response` of the process stay what they are.
    overrideGlobalObjects: false,
    fetch: async (request, { incoming, outgoing }) => {
      // A browser sends a request again by itself when a connection that it had used before dies, so
      // a dropped connection would go unseen. With a new connection each time it does not.
      if ('shouldKeepAlive' in outgoing) outgoing.shouldKeepAlive = false
      try {
        return await respond(request)
      } catch (error) {
        if (!isConnectionDropped(error)) throw error
        incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      }
    },
  }) as Server<typeof IncomingMessage, typeof ServerResponse>
  await listening(server, port, hostname)
  const actual = (server.address() as AddressInfo).port

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
    close: () => closed(server, emulator),
  }
}

function listening(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
}

function closed(server: Server, emulator: Emulator): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    emulator.close()
    server.closeAllConnections()
  })
}

import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { isConnectionDropped } from '../connectionDropped.ts'
import type { Handler } from '../handler.ts'

export type HttpServer = Server<typeof IncomingMessage, typeof ServerResponse>

/** A server that answers each request on a connection of its own, and drops the one that is to be dropped. */
export function createHttpServer(respond: Handler): HttpServer {
  return createAdaptorServer({
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
  }) as HttpServer
}

/** Starts to listen. @returns the port @throws node's error (`EADDRINUSE`) if it is taken */
export async function listen(server: HttpServer, port: number, hostname: string): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, hostname, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  return (server.address() as AddressInfo).port
}

/** Takes no more connections. Resolves when the last one is gone, which `closeAllConnections` sees to. */
export function stopListening(server: HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
  })
}

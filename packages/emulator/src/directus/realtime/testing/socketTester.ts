import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ClientOptions, WebSocket } from 'ws'
import type { Emulator } from '../../../emulator.ts'
import { createEmulator } from '../../../emulator.ts'
import { emulatorFetch } from '../../../emulatorFetch.ts'
import { textAt } from '../../../testing/at.ts'
import type { WebsocketSettings } from '../../settings.ts'
import { attachRealtime } from '../attachRealtime.ts'

export const EDITOR = { email: 'editor@example.com', password: 'editor-pass-1' }
export const WITH_SECOND_FACTOR = { email: 'tfa@example.com', password: 'tfa-pass-1' }
export const ADMIN_TOKEN = 'admin-static-token'

/** What a test opens a socket with. */
export interface SocketInit {
  /** The query of its URL, with its `?`. */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly path?: string
}

/** A client's end of a socket. */
export interface SocketClient {
  /** Sends an object as JSON, and a text as it is. */
  send(message: unknown): void
  /** The next message, also when it has come already. Rejects when the socket closes first. */
  next(): Promise<unknown>
  /** Resolves once the server has read everything that was sent before; it hears nothing of this. */
  flush(): Promise<void>
  /** The code that it closes with. */
  readonly closed: Promise<number>
}

/** A server with sockets, and what tests ask it. */
export interface SocketTester {
  readonly emulator: Emulator
  /** Opens a socket. Rejects when the upgrade is refused. */
  connect(init?: SocketInit): Promise<SocketClient>
  /** Opens a socket, and says who it is with a token. */
  connectAs(token: string): Promise<SocketClient>
  /** What the upgrade is refused with; 101 when it is not, 0 when the connection breaks. */
  statusOf(init?: SocketInit): Promise<number>
  /** Signs somebody in over HTTP. */
  login(
    person?: typeof EDITOR,
  ): Promise<{ readonly accessToken: string; readonly refreshToken: string }>
  /** Signs the editor in over HTTP. @returns the session's cookie */
  sessionCookie(): Promise<string>
  /** Asks over HTTP, as the administrator. */
  api(path: string, method: string, body?: unknown): Promise<unknown>
  /** Moves the emulator's clock, as the control API does. */
  advance(ms: number): void
  /** How many connections are open. */
  connections(): Promise<number>
  close(): Promise<void>
}

export async function createSocketTester(
  settings: Partial<WebsocketSettings> = {},
): Promise<SocketTester> {
  const emulator = createEmulator()
  Object.assign(emulator.world.directus.settings.websocket, settings)
  const server = createServer()
  attachRealtime(server, emulator)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const fetch = emulatorFetch(emulator)
  const open = ({ path = '/websocket', query = '', headers = {} }: SocketInit = {}): WebSocket =>
    new WebSocket(`ws://127.0.0.1:${port}${path}${query}`, { headers } satisfies ClientOptions)
  const post = (body: object): Promise<Response> =>
    fetch('http://directus.localhost/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  const tester: SocketTester = {
    emulator,
    connect: (init) => opened(open(init)),
    async connectAs(token) {
      const client = await tester.connect()
      client.send({ type: 'auth', access_token: token })
      await client.next()
      return client
    },
    statusOf: (init) => statusOf(open(init)),
    async login(person = EDITOR) {
      const body: unknown = await (await post(person)).json()
      return {
        accessToken: textAt(body, 'data.access_token'),
        refreshToken: textAt(body, 'data.refresh_token'),
      }
    },
    async sessionCookie() {
      const response = await post({ ...EDITOR, mode: 'session' })
      return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    },
    async api(path, method, body) {
      const response = await fetch(`http://directus.localhost${path}`, {
        method,
        headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return response.status === 204 ? null : response.json()
    },
    advance(ms) {
      const { clock, changes } = emulator.world.directus
      clock.advance(ms)
      changes.emit({ type: 'credentialsChanged' })
    },
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
      }),
    close() {
      emulator.close()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
  return tester
}

function opened(socket: WebSocket): Promise<SocketClient> {
  const come: unknown[] = []
  const waiting: { resolve(message: unknown): void; reject(error: Error): void }[] = []
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(data.toString())
    const first = waiting.shift()
    if (first === undefined) come.push(message)
    else first.resolve(message)
  })
  let ending: Error | undefined
  const closed = new Promise<number>((resolve) => {
    socket.on('close', (code) => {
      ending = new Error(`The socket closed with ${code}`)
      for (const { reject } of waiting) reject(ending)
      resolve(code)
    })
  })
  const client: SocketClient = {
    send: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () =>
      new Promise((resolve, reject) => {
        if (come.length > 0) resolve(come.shift())
        else if (ending !== undefined) reject(ending)
        else waiting.push({ resolve, reject })
      }),
    // A control frame, which the server's protocol answers by itself.
    flush: () =>
      new Promise((resolve) => {
        socket.once('pong', () => resolve())
        socket.ping()
      }),
    closed,
  }
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(client))
    socket.on('error', reject)
  })
}

function statusOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate()
      resolve(101)
    })
    socket.on('unexpected-response', (request, response) => {
      request.destroy()
      resolve(response.statusCode ?? 0)
    })
    socket.on('error', () => resolve(0))
  })
}

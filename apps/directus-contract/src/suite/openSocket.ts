import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { WebSocket } from 'ws'

const PATIENCE_MS = 30_000

/** A message, parsed. */
export type Frame = Readonly<Record<string, unknown>>

/** A WebSocket that keeps what comes until it is asked for. */
export interface TestSocket {
  send(message: unknown): void
  sendText(text: string): void
  /** The next message. The heartbeats of the server are answered and left out. */
  next(): Promise<Frame>
  /** What comes within a time, in ms. */
  within(ms: number): Promise<readonly Frame[]>
  /** The code that the server closed with. Resolves once it did. */
  readonly closed: Promise<number>
  isOpen(): boolean
  close(): Promise<void>
}

export interface OpenSocketOptions {
  /** After `/websocket`: `?access_token=…` */
  readonly query?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Opens `/websocket`. Rejects with the status when the upgrade is refused: `HTTP 401`. */
export async function openSocket(
  url: string,
  { query = '', headers = {} }: OpenSocketOptions = {},
): Promise<TestSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/websocket${query}`, { headers })
  const frames = keepFrames(socket)
  const closed = new Promise<number>((resolve) => socket.once('close', resolve))
  await opened(socket)
  const send = (message: unknown): void => socket.send(JSON.stringify(message))
  return {
    send,
    sendText: (text) => socket.send(text),
    next: () => firstOf(frames),
    within: async (ms) => {
      await delay(ms)
      return frames.splice(0)
    },
    closed,
    isOpen: () => socket.readyState === WebSocket.OPEN,
    close: async () => {
      socket.close()
      await closed
    },
  }
}

function keepFrames(socket: WebSocket): Frame[] {
  const frames: Frame[] = []
  socket.on('message', (data) => {
    const frame: Frame = JSON.parse(String(data))
    if (frame.type === 'ping') socket.send('{"type":"pong"}')
    else frames.push(frame)
  })
  return frames
}

async function opened(socket: WebSocket): Promise<void> {
  socket.on('unexpected-response', (request, response) => {
    socket.emit('error', new Error(`HTTP ${response.statusCode}`))
    request.destroy()
  })
  await once(socket, 'open')
}

async function firstOf(frames: Frame[]): Promise<Frame> {
  const deadline = performance.now() + PATIENCE_MS
  while (performance.now() < deadline) {
    const frame = frames.shift()
    if (frame) return frame
    await delay(5)
  }
  throw new Error('No message came.')
}

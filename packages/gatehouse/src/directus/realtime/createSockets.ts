import { redactText } from '../../log.ts'
import type { ClientGlobals, WebSocketInterface } from '../globals.ts'
import type { RealtimeEvent } from './machine/event.ts'
import { readIncoming } from './machine/incoming.ts'
import { failedToOpen } from './machine/reasons.ts'
import { RealtimeError } from './realtimeError.ts'

/** `readyState` of a socket that is closing, or has closed. */
const CLOSING = 2

/** The sockets of one client, by their numbers. */
export interface Sockets {
  readonly open: (socket: number, url: () => string) => void
  readonly send: (socket: number, text: string) => void
  /** Closes a socket and hears no more of it. */
  readonly close: (socket: number) => void
  readonly get: (socket: number) => WebSocketInterface | undefined
}

/** Makes sockets, and tells what happens to them. */
export function createSockets(
  { globals }: { readonly globals: ClientGlobals },
  dispatch: (event: RealtimeEvent) => void,
): Sockets {
  const live = new Map<number, WebSocketInterface>()

  function listen(socket: number, made: WebSocketInterface): void {
    let hasOpened = false
    const listeners: Readonly<Record<string, (event: object) => void>> = {
      open(detail) {
        hasOpened = true
        dispatch({ type: 'socketOpened', socket, detail })
      },
      message: (event) =>
        dispatch({ type: 'messageReceived', socket, incoming: readIncoming(event) }),
      close(detail) {
        live.delete(socket)
        dispatch({ type: 'socketClosed', socket, detail })
      },
      error(detail) {
        // A socket that was open closes next; one that was not need not say more, and closing it in
        // its own error is a loop without end in Node 22 (R5).
        if (hasOpened) return
        live.delete(socket)
        dispatch({ type: 'socketClosed', socket, detail, error: failed(detail) })
      },
    }
    live.set(socket, made)
    for (const [type, listener] of Object.entries(listeners)) {
      // They stay, as the package `ws` throws an error that nobody listens to.
      made.addEventListener(type, (event) => {
        if (live.has(socket)) listener(event)
      })
    }
  }

  return {
    open(socket, url) {
      const { WebSocket } = globals
      try {
        if (typeof WebSocket !== 'function') throw unsupported()
        listen(socket, new WebSocket(url()))
      } catch (error) {
        dispatch({ type: 'socketClosed', socket, error: failed({ error }) })
      }
    },
    send: (socket, text) => live.get(socket)?.send(text),
    close(socket) {
      const made = live.get(socket)
      live.delete(socket)
      if (made && made.readyState < CLOSING) made.close()
    },
    get: (socket) => live.get(socket),
  }
}

function failed(detail: object): RealtimeError {
  const cause: unknown = 'error' in detail ? detail.error : undefined
  if (cause instanceof RealtimeError) return cause
  // In strict mode the address holds the token, and a platform may quote the address.
  return failedToOpen(cause instanceof Error ? ` (${redactText(cause.message)})` : '')
}

function unsupported(): RealtimeError {
  return new RealtimeError(
    'UNSUPPORTED',
    "There is no WebSocket here. Pass one, as of the package 'ws': createDirectus(url, { globals: { WebSocket } }).",
  )
}

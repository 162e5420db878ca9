import { type Connection, closedConnection } from '../machine/connection.ts'
import type { RealtimeEffect } from '../machine/effect.ts'
import type { RealtimeEvent } from '../machine/event.ts'
import { type Incoming, readIncoming } from '../machine/incoming.ts'
import type { Context, Rules } from '../machine/rules.ts'
import { transition } from '../machine/transition.ts'

/** As `realtime()` is where nothing else is said. */
export const RULES: Rules = {
  mode: 'handshake',
  heartbeat: true,
  reconnect: { delay: 1000, retries: 3 },
  timeoutMs: 10_000,
}

/** One step that was taken. */
export interface Step {
  readonly event: RealtimeEvent
  /** When, in milliseconds. */
  readonly at: number
  readonly before: Connection
  readonly after: Connection
  readonly effects: readonly RealtimeEffect[]
}

/** A connection that a test leads from event to event. */
export interface Walk {
  readonly connection: () => Connection
  readonly steps: readonly Step[]
  /** Sockets that were opened and not let go of, oldest first. */
  readonly sockets: ReadonlySet<number>
  /** The milliseconds that have passed. */
  readonly at: () => number
  readonly pass: (ms: number) => void
  /** Takes an event, and says what is to be done. */
  readonly take: (event: RealtimeEvent) => readonly RealtimeEffect[]
  /** A frame comes in over a socket. */
  readonly hear: (socket: number, frame: object) => readonly RealtimeEffect[]
  /** Goes on until it is open, by a token, on a server that is up. */
  readonly open: () => number
}

/** Begins at a connection that nobody has asked for. */
export function walk(rules: Partial<Rules> = {}): Walk {
  let connection = closedConnection
  let at = 0
  const steps: Step[] = []
  const sockets = new Set<number>()

  function take(event: RealtimeEvent): readonly RealtimeEffect[] {
    const context: Context = { rules: { ...RULES, ...rules }, at, isOnline: true, random: 0.5 }
    if (event.type === 'socketClosed') sockets.delete(event.socket)
    const [after, ...effects] = transition(connection, event, context)
    for (const effect of effects) {
      if (effect.type === 'openSocket') sockets.add(effect.socket)
      if (effect.type === 'closeSocket') sockets.delete(effect.socket)
    }
    steps.push({ event, at, before: connection, after, effects })
    connection = after
    return effects
  }

  const hear = (socket: number, frame: object) => {
    const incoming: Incoming = readIncoming({ data: JSON.stringify(frame) })
    return take({ type: 'messageReceived', socket, incoming })
  }

  return {
    connection: () => connection,
    steps,
    sockets,
    at: () => at,
    pass(ms) {
      at += ms
      take({ type: 'timePassed' })
    },
    take,
    hear,
    open() {
      take({ type: 'connectRequested' })
      const socket = connection.sockets
      take({ type: 'credentialFound', socket, finding: { type: 'token', token: 'T1' } })
      take({ type: 'socketOpened', socket })
      hear(socket, { type: 'auth', status: 'ok', uid: 'gatehouse' })
      return socket
    },
  }
}

/** The texts that are sent, in their order. */
export function sentIn(effects: readonly RealtimeEffect[]): readonly string[] {
  return effects.flatMap((effect) => (effect.type === 'send' ? [effect.text] : []))
}

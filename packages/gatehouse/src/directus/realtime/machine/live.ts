import type { RealtimeError } from '../realtimeError.ts'
import { allTries, giveUp, retry } from './attempt.ts'
import type { Auth, Connection, OpenPhase, Phase } from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import { authMessage, pingMessage, resubscribed } from './opened.ts'
import { closedBecause } from './reasons.ts'
import { ANSWER_MS, HELD_MS, RETIRE_MS } from './rules.ts'
import { after, become, type Scene, stay } from './scene.ts'

/** A scene with a live socket. */
export type Live = Scene<OpenPhase>

/** Authenticates the live socket anew, or begins to replace it where only an upgrade can. */
export function reauthenticate(live: Live, auth: Auth): Step {
  const { phase, connection, at } = live
  const { socket } = phase
  if (auth.type === 'token') {
    return become(live, { ...phase, auth }, { type: 'send', socket, text: authMessage(auth.token) })
  }
  if (phase.successor) return stay(live)
  const successor = { socket: connection.sockets + 1, deadline: at + ANSWER_MS }
  return [
    { ...connection, sockets: successor.socket, phase: { ...phase, auth, successor } },
    { type: 'openSocket', socket: successor.socket, auth },
  ]
}

/** The successor has opened. In handshake mode the server would also open it for nobody: it is asked. */
export function successorOpened(live: Live, socket: number): Step {
  if (live.rules.mode !== 'handshake') return takeOver(live)
  return stay(live, { type: 'send', socket, text: pingMessage })
}

/** The server knows the successor: what is subscribed to moves there, and nobody hears a gap. */
export function takeOver(live: Live): Step {
  const { connection, phase, at } = live
  const { successor, retiring, socket } = phase
  if (!successor) return stay(live)
  const moved = {
    ...phase,
    socket: successor.socket,
    heardAt: at,
    pingedAt: null,
    successor: null,
    retiring: { socket, until: at + RETIRE_MS },
  }
  return after(closeEffects(retiring?.socket), resubscribe(connection, moved))
}

/** Asks for everything that is subscribed to, as something may have been missed. */
export function resubscribe(connection: Connection, phase: OpenPhase): Step {
  const [subscriptions, ...asked] = resubscribed(connection, phase.socket)
  return [{ ...connection, subscriptions, phase: { ...phase, isStale: false } }, ...asked]
}

/** The successor came to nothing; the socket that it was to follow goes on for as long as it serves. */
export function withoutSuccessor(live: Live): Step {
  const { phase } = live
  if (phase.isStale) return lose(live)
  return become(live, { ...phase, successor: null }, ...closeEffects(phase.successor?.socket))
}

/** Why a live socket is lost. */
interface Loss {
  readonly error?: RealtimeError
  /** Whether the server refused what it was given. */
  readonly isRefused?: boolean
  /** The platform's own event. */
  readonly detail?: unknown
}

/** The live socket is gone: another try, or the end. */
export function lose(live: Live, { error, isRefused = false, detail }: Loss = {}): Step {
  const { phase, at } = live
  // The tries are counted anew only after a socket that held: opening alone is nothing (R4, R6).
  const tries = at - phase.since >= HELD_MS ? allTries(live) : phase.tries
  const told: RealtimeEffect[] = error ? [{ type: 'tellError', error }] : []
  return after(
    [...told, ...partEffects(phase, detail)],
    retry(live, { tries, error: error ?? closedBecause('The socket has closed.'), isRefused }),
  )
}

/** The live socket is gone for good. */
export function end({ phase, connection }: Live, error: RealtimeError): Step {
  return after(partEffects(phase), giveUp(connection, error))
}

/** Lets go of whatever sockets a phase has, and tells of it where one was open. */
export function partEffects(phase: Phase, detail?: unknown): RealtimeEffect[] {
  if (!('socket' in phase)) return []
  const close = closeEffects(phase.socket)
  if (phase.type !== 'open') return close
  const { successor, retiring } = phase
  return [
    ...close,
    ...closeEffects(successor?.socket),
    ...closeEffects(retiring?.socket),
    { type: 'tell', event: 'close', detail },
  ]
}

function closeEffects(socket: number | undefined): RealtimeEffect[] {
  return socket === undefined ? [] : [{ type: 'closeSocket', socket }]
}

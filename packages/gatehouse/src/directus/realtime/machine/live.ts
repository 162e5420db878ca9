import type { RealtimeError } from '../realtimeError.ts'
import { allTries, closeEffects, connectWith, partEffects, retry } from './attempt.ts'
import type { Auth, Connection, OpenPhase, Tries } from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import { authMessage, resubscribed } from './opened.ts'
import { closedBecause } from './reasons.ts'
import { HELD_MS } from './rules.ts'
import { after, become, type Scene, stay } from './scene.ts'

/** A scene with a live socket. */
export type Live = Scene<OpenPhase>

/** Authenticates the live socket anew, or moves to another one where only an upgrade can. */
export function reauthenticate(live: Live, auth: Auth): Step {
  const { phase } = live
  const { socket } = phase
  if (auth.type !== 'token') return move(live, auth)
  // One that was just sent is not sent again: a renewal tells of it, and whoever asked for it does.
  if (phase.auth.type === 'token' && phase.auth.token === auth.token) return stay(live)
  return become(live, { ...phase, auth }, { type: 'send', socket, text: authMessage(auth.token) })
}

/** Opens another socket, while the present one goes on: nobody hears a gap. */
function move(live: Live, auth: Auth): Step {
  const { connection, phase } = live
  const former = { socket: phase.socket, until: Number.POSITIVE_INFINITY }
  const next = { ...live, connection: { ...connection, former } }
  return after(closeEffects(connection.former?.socket), connectWith(next, auth, triesOf(live)))
}

/** Asks for everything that is subscribed to, as something may have been missed. */
export function resubscribe(connection: Connection, phase: OpenPhase): Step {
  const [subscriptions, ...asked] = resubscribed(connection, phase.socket)
  return [{ ...connection, subscriptions, phase: { ...phase, isStale: false } }, ...asked]
}

/** Why a live socket is lost. */
interface Loss {
  readonly error?: RealtimeError | undefined
  /** What the server has refused. */
  readonly refused?: Auth | null
  /** The platform's own event. */
  readonly detail?: unknown
}

/** The live socket is gone: another try, or the end. */
export function lose(live: Live, { error, refused = null, detail }: Loss = {}): Step {
  const told: RealtimeEffect[] = error ? [{ type: 'tellError', error }] : []
  const connection: Connection = { ...live.connection, phase: { type: 'closed' }, former: null }
  const because = error ?? closedBecause('The socket has closed.')
  return after(
    [...told, ...partEffects(live.connection, detail)],
    retry({ ...live, connection }, { tries: triesOf(live), error: because, refused }),
  )
}

/** They are counted anew only after a socket that held: opening alone is nothing (R4, R6). */
function triesOf(live: Live): Tries {
  return live.at - live.phase.since >= HELD_MS ? allTries(live) : live.phase.tries
}

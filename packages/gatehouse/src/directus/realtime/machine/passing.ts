import type { PageEvent } from '../../../ports/page.ts'
import { allTries, closeEffects, end, fail, partEffects, prepare } from './attempt.ts'
import type { Connection, OpenPhase, WaitingPhase } from './connection.ts'
import type { Step } from './effect.ts'
import { type Live, lose } from './live.ts'
import { pingMessage, resubscribed } from './opened.ts'
import { closedBecause, timedOut } from './reasons.ts'
import { ANSWER_MS, type Rules, SILENCE_MS } from './rules.ts'
import { after, become, type Scene, stay } from './scene.ts'

const NEVER = Number.POSITIVE_INFINITY

/** When time itself will next make a difference, on the clock that never jumps. */
export function wakeTime({ phase, former }: Connection, { heartbeat }: Rules): number {
  if ('deadline' in phase) return phase.deadline
  if (phase.type === 'waiting' && phase.reason === 'delay') return phase.until
  if (phase.type !== 'open') return NEVER
  const beat = heartbeat ? beatTime(phase) : NEVER
  return Math.min(beat, former?.until ?? NEVER, phase.resendAt ?? NEVER)
}

function beatTime({ pingedAt, heardAt }: OpenPhase): number {
  return pingedAt === null ? heardAt + SILENCE_MS : pingedAt + ANSWER_MS
}

/** Looks at the clock. */
export function timePassed(scene: Scene): Step {
  const { phase, rules, at, connection } = scene
  if (at < wakeTime(connection, rules)) return stay(scene)
  if ('deadline' in phase) return fail({ ...scene, phase }, { error: timedOut(rules.timeoutMs) })
  if (phase.type === 'open') return openFor({ ...scene, phase })
  return phase.type === 'waiting' ? waited({ ...scene, phase }) : stay(scene)
}

function openFor(live: Live): Step {
  const { at, phase, connection } = live
  const { former } = connection
  const { resendAt, pingedAt, socket } = phase
  if (former && at >= former.until) {
    return [{ ...connection, former: null }, ...closeEffects(former.socket)]
  }
  if (resendAt !== null && at >= resendAt) {
    const [subscriptions, ...asked] = resubscribed(connection, socket, (one) => !one.isConfirmed)
    return [{ ...connection, subscriptions, phase: { ...phase, resendAt: null } }, ...asked]
  }
  if (pingedAt === null) return ask(live)
  return lose(live, { error: closedBecause('The server does not answer any more.') })
}

/** Asks the server whether it is still there. */
function ask(live: Live): Step {
  const { phase, at } = live
  const asking = { ...phase, pingedAt: phase.pingedAt ?? at }
  return become(live, asking, { type: 'send', socket: phase.socket, text: pingMessage })
}

/** The wait for a socket is over, unless the network is missing. */
function waited(scene: Scene<WaitingPhase>): Step {
  if (scene.isOnline) return prepare(scene, scene.phase)
  return become(scene, { ...scene.phase, reason: 'network' })
}

/** The page lives through something. */
export function pageTold(scene: Scene, event: PageEvent): Step {
  const { phase, rules } = scene
  if (event === 'hidden') return putAside(scene)
  if (event !== 'woke' && event !== 'online') return stay(scene)
  if (phase.type === 'open') return rules.heartbeat ? ask({ ...scene, phase }) : stay(scene)
  if (phase.type !== 'waiting' || phase.reason === 'person') return timePassed(scene)
  const isDue = event === 'online' || phase.reason === 'page'
  return isDue ? waited({ ...scene, phase }) : timePassed(scene)
}

/**
 * A page that is put aside lets go of its socket, so that it can be put aside at all, and because
 * nobody could answer the server's pings. It gets a new one when it is back.
 */
function putAside(scene: Scene): Step {
  const { phase, rules, connection } = scene
  if (!('socket' in phase || connection.former)) return stay(scene)
  const error = closedBecause('The page was put aside.')
  if (rules.reconnect.retries === 0) return end(connection, error)
  const tries = allTries(scene)
  const waiting = { type: 'waiting', tries, refused: null, reason: 'page', until: 0 } as const
  const next = { ...scene, connection: { ...connection, former: null } }
  return after(partEffects(connection), become(next, waiting, { type: 'reject', error }))
}

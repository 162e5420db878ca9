import { closeEffects, emptied, fail, found, partEffects, prepare } from './attempt.ts'
import { type Connection, isIdle, isServing, type Message } from './connection.ts'
import type { Step } from './effect.ts'
import type { RealtimeEvent } from './event.ts'
import { lose, reauthenticate } from './live.ts'
import { authenticate, sendOwn } from './opened.ts'
import { pageTold, timePassed } from './passing.ts'
import { closedBecause, failedToOpen, tokenExpired } from './reasons.ts'
import { received } from './received.ts'
import type { Context } from './rules.ts'
import { become, type Scene, stay } from './scene.ts'
import { sessionMoved } from './sessionMoved.ts'

/** Decides: what a connection becomes by an event, and what is to be done. Pure. */
export function transition(connection: Connection, event: RealtimeEvent, context: Context): Step {
  const scene: Scene = { ...context, connection, phase: connection.phase }
  switch (event.type) {
    case 'connectRequested':
      return connectRequested(scene)
    case 'disconnectRequested':
      return disconnectRequested(scene)
    case 'messageGiven':
      return messageGiven(scene, event.message)
    case 'subscribed':
    case 'unsubscribed':
      return subscriptionMoved(scene, event)
    case 'credentialFound':
      return credentialFound(scene, event)
    case 'socketOpened':
      return socketOpened(scene, event)
    case 'socketClosed':
      return socketClosed(scene, event)
    case 'messageReceived':
      return received(scene, event.socket, event.incoming)
    case 'pageTold':
      return pageTold(scene, event.event)
    case 'timePassed':
      return timePassed(scene)
    case 'credentialRenewed':
    case 'personCame':
    case 'personChanged':
    case 'personLeft':
      return sessionMoved(scene, event)
  }
}

type EventOf<T extends RealtimeEvent['type']> = Extract<RealtimeEvent, { readonly type: T }>

function connectRequested(scene: Scene): Step {
  const { phase } = scene
  if (isIdle(phase)) return prepare(scene, { tries: { type: 'once' } })
  if (phase.type === 'waiting') return prepare(scene, phase)
  if (!('socket' in phase && isServing(scene.connection))) return stay(scene)
  return stay(scene, { type: 'resolve', socket: scene.connection.former?.socket ?? phase.socket })
}

function disconnectRequested({ connection }: Scene): Step {
  return [
    { ...emptied(connection), phase: { type: 'closed' } },
    ...partEffects(connection),
    { type: 'endSubscriptions' },
    { type: 'reject', error: closedBecause('disconnect() was called.') },
  ]
}

function messageGiven(scene: Scene, message: Message): Step {
  const { phase, connection } = scene
  const { text, own } = message
  if (phase.type === 'open') {
    if (own) return sendOwn({ ...scene, phase }, message)
    return stay(scene, { type: 'send', socket: phase.socket, text })
  }
  // While one auth message is looked into, the server drops another.
  const isLookedInto = phase.type === 'authenticating' && phase.auth.type !== 'none'
  if (own && !isLookedInto) return ownGiven(scene, message)
  const next = { ...scene, connection: { ...connection, line: [...connection.line, message] } }
  return isIdle(phase) ? connectRequested(next) : stay(next)
}

/** An `auth` message of the app's own takes the place of whatever else would authenticate. */
function ownGiven(scene: Scene, message: Message): Step {
  const { phase, at, rules } = scene
  const { text, own } = message
  const isReusable = own?.isReusable === true
  const connection = { ...scene.connection, own: { type: 'ready', text, isReusable } } as const
  const next = { ...scene, connection }
  switch (phase.type) {
    case 'preparing':
      return prepare(next, phase)
    case 'connecting':
      return become(next, { ...phase, auth: { type: 'own', text } })
    case 'authenticating':
      return sendOwn({ ...next, phase: { ...phase, deadline: at + rules.timeoutMs } }, message)
    default:
      return connectRequested(next)
  }
}

function subscriptionMoved(
  { connection, phase }: Scene,
  { type, uid, text }: EventOf<'subscribed' | 'unsubscribed'>,
): Step {
  const subscriptions = new Map(connection.subscriptions)
  const wasThere = subscriptions.delete(uid)
  if (type === 'subscribed') subscriptions.set(uid, { text, isConfirmed: false })
  else if (!wasThere) return [connection]
  const next = { ...connection, subscriptions }
  return phase.type === 'open' ? [next, { type: 'send', socket: phase.socket, text }] : [next]
}

function credentialFound(scene: Scene, { socket, finding }: EventOf<'credentialFound'>): Step {
  const { phase, rules } = scene
  if (!('socket' in phase) || phase.socket !== socket) return stay(scene)
  if (phase.type === 'preparing') return found({ ...scene, phase }, finding)
  if (phase.type !== 'open') return stay(scene)
  const live = { ...scene, phase }
  if (finding.type === 'token' || finding.type === 'cookie') return reauthenticate(live, finding)
  const error = tokenExpired()
  if (rules.mode !== 'public') return lose(live, { error })
  // The server lets it stay, as nobody.
  const open = { ...phase, auth: { type: 'none' } as const, isStale: false }
  return become(live, open, { type: 'tellError', error })
}

function socketOpened(scene: Scene, { socket, detail }: EventOf<'socketOpened'>): Step {
  const { phase } = scene
  if (phase.type !== 'connecting' || phase.socket !== socket) return stay(scene)
  return authenticate({ ...scene, phase }, detail)
}

function socketClosed(scene: Scene, { socket, detail, error }: EventOf<'socketClosed'>): Step {
  const { phase, connection } = scene
  if (socket === connection.former?.socket) {
    const next = { ...connection, former: null }
    const told = isServing(next) ? [] : [{ type: 'tell', event: 'close', detail } as const]
    return [next, ...closeEffects(socket), ...told]
  }
  if (!('socket' in phase) || phase.socket !== socket) return stay(scene)
  if (phase.type === 'open') return lose({ ...scene, phase }, { detail, error })
  return fail({ ...scene, phase }, { error: error ?? failedToOpen() })
}

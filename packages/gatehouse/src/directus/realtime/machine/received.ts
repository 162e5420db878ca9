import { end, fail } from './attempt.ts'
import type { AuthenticatingPhase, Connection, OpenPhase } from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import { type Incoming, type IncomingOf, OWN_UID } from './incoming.ts'
import { type Live, lose, resubscribe } from './live.ts'
import { opened, sendOwn } from './opened.ts'
import { after, become, type Scene, stay } from './scene.ts'

/** A frame came in. */
export function received(scene: Scene, socket: number, incoming: Incoming): Step {
  const { phase } = scene
  if (phase.type === 'authenticating' && phase.socket === socket) {
    return answered({ ...scene, phase }, incoming)
  }
  if (phase.type === 'open' && socket === phase.socket) {
    const heard = { ...phase, heardAt: scene.at, pingedAt: null }
    return heardLive(sceneOf(scene, heard), incoming)
  }
  return socket === scene.connection.former?.socket
    ? heardFormer(scene, socket, incoming)
    : stay(scene)
}

function sceneOf(scene: Scene, phase: OpenPhase): Live {
  return { ...scene, phase, connection: { ...scene.connection, phase } }
}

/** What a socket says that has not been let in yet. */
function answered(scene: Scene<AuthenticatingPhase>, incoming: Incoming): Step {
  const { auth } = scene.phase
  if (incoming.type === 'authRefused') return refused(scene, incoming)
  if (incoming.type === 'ponged' && auth.type === 'cookie') return opened(scene)
  if (incoming.type !== 'authAccepted' || auth.type === 'none') return stay(scene)
  const connection = keepRefreshToken(scene.connection, incoming)
  return withAnswer(opened({ ...scene, connection }), incoming)
}

function refused(scene: Scene<AuthenticatingPhase>, { error }: IncomingOf<'authRefused'>): Step {
  const { phase, rules } = scene
  if (phase.auth.type === 'token' || phase.auth.type === 'cookie') {
    return fail(scene, { error, refused: phase.auth })
  }
  const connection = withoutOwn(scene.connection)
  if (rules.mode !== 'public') return end(connection, error)
  // The server lets it stay, as nobody.
  const open = opened({ ...scene, connection, phase: { ...phase, auth: { type: 'none' } } })
  return after([{ type: 'tellError', error }], open)
}

/** The answer to a password or a refresh token holds what to say the next time. */
function keepRefreshToken(
  connection: Connection,
  { refreshToken }: IncomingOf<'authAccepted'>,
): Connection {
  if (refreshToken === undefined) return connection
  const text = JSON.stringify({ type: 'auth', refresh_token: refreshToken, uid: OWN_UID })
  return { ...connection, own: { type: 'ready', text, isReusable: false } }
}

function withoutOwn(connection: Connection): Connection {
  return { ...connection, own: { type: 'none' } }
}

/** The answer to a message of the app's own is told, without the token; to ours it is not (R1). */
function withAnswer(
  [next, ...effects]: Step,
  { isOurs, message }: IncomingOf<'authAccepted'>,
): Step {
  return isOurs ? [next, ...effects] : [next, ...effects, deliver(message)]
}

function deliver(message: unknown): RealtimeEffect {
  return { type: 'deliver', message }
}

function heardLive(live: Live, incoming: Incoming): Step {
  const { phase, at } = live
  switch (incoming.type) {
    case 'authAccepted': {
      const next = keepRefreshToken(live.connection, incoming)
      return withAnswer(phase.isStale ? resubscribe(next, phase) : [next], incoming)
    }
    case 'authRefused':
      return refusedLive(live, incoming)
    case 'pinged':
      return pinged(live, phase.socket, incoming)
    case 'ponged':
      return stay(live)
    case 'event':
      return [confirmed(live.connection, incoming.uid), ...eventEffects(incoming)]
    case 'subscriptionRefused':
      return subscriptionRefused(live, incoming)
    case 'limited':
      return become(live, { ...phase, resendAt: at + incoming.retryMs }, deliver(incoming.message))
    case 'other':
      return stay(live, deliver(incoming.message))
  }
}

function eventEffects({ uid, message }: IncomingOf<'event'>): RealtimeEffect[] {
  return [{ type: 'feed', uid, message }, deliver(message)]
}

function confirmed(connection: Connection, uid: string): Connection {
  const subscription = connection.subscriptions.get(uid)
  if (subscription?.isConfirmed !== false) return connection
  const subscriptions = new Map(connection.subscriptions)
  subscriptions.set(uid, { ...subscription, isConfirmed: true })
  return { ...connection, subscriptions }
}

/** The server ends what a live socket was let in with. */
function refusedLive(live: Live, { error, isOurs }: IncomingOf<'authRefused'>): Step {
  const { phase, rules } = live
  if (error.code === 'TOKEN_EXPIRED') return expired(sceneOf(live, { ...phase, isStale: true }))
  // The expiry was told before; now the socket closes by itself, or stays open for nobody.
  if (error.code === 'AUTH_TIMEOUT') return stay(live)
  if (phase.auth.type !== 'own' || isOurs) return lose(live, { error, refused: phase.auth })
  const connection = withoutOwn(live.connection)
  if (rules.mode !== 'public') return end(connection, error)
  const open: OpenPhase = { ...phase, auth: { type: 'none' } }
  return become({ ...live, connection }, open, { type: 'tellError', error })
}

/** The token ran out: the next one, from the app's own or from the client. */
function expired(live: Live): Step {
  const { own } = live.connection
  const { socket, auth } = live.phase
  // In public mode the clock of a token that was refused goes on.
  if (auth.type === 'none') return stay(live)
  if (own.type === 'ready' && !own.isReusable) {
    return sendOwn(live, { text: own.text, own: { isReusable: false } })
  }
  return [withoutOwn(live.connection), { type: 'findCredential', socket, refused: auth }]
}

function subscriptionRefused(
  live: Live,
  { uid = sole(live.connection), error, message }: IncomingOf<'subscriptionRefused'>,
): Step {
  const { isStale, socket } = live.phase
  const subscriptions = new Map(live.connection.subscriptions)
  // Refused to nobody: it is asked for again once the server knows again who this is.
  if (isStale || uid === undefined || !subscriptions.delete(uid)) {
    return stay(live, deliver(message))
  }
  return [
    { ...live.connection, subscriptions },
    { type: 'send', socket, text: JSON.stringify({ type: 'unsubscribe', uid }) },
    { type: 'endSubscription', uid, error },
    deliver(message),
  ]
}

/** The server does not say whose query it could not read: it can be one only, or it stays unsaid. */
function sole({ subscriptions }: Connection): string | undefined {
  const waiting = [...subscriptions].filter(([, { isConfirmed }]) => !isConfirmed)
  return waiting.length === 1 ? waiting[0]?.[0] : undefined
}

/** Each subscription is heard on the former socket until the new one has taken it over. */
function heardFormer(scene: Scene, socket: number, incoming: Incoming): Step {
  switch (incoming.type) {
    case 'pinged':
      return pinged(scene, socket, incoming)
    case 'event': {
      const { phase, connection } = scene
      const subscription = connection.subscriptions.get(incoming.uid)
      const isTaken = phase.type === 'open' && subscription?.isConfirmed !== false
      return isTaken || !subscription ? stay(scene) : stay(scene, ...eventEffects(incoming))
    }
    case 'other':
      return stay(scene, deliver(incoming.message))
    default:
      return stay(scene)
  }
}

function pinged(scene: Scene, socket: number, { message }: IncomingOf<'pinged'>): Step {
  if (!scene.rules.heartbeat) return stay(scene, deliver(message))
  return stay(scene, { type: 'send', socket, text: '{"type":"pong"}' })
}

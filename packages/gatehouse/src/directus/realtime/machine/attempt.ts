import type { RealtimeError } from '../realtimeError.ts'
import {
  type Auth,
  type AuthenticatingPhase,
  type ConnectingPhase,
  type Connection,
  isServing,
  type PreparingPhase,
  type Tries,
} from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import type { Finding } from './event.ts'
import { authFailed, signedOut } from './reasons.ts'
import { type Context, LONGEST_DELAY_MS, SHORTEST_DELAY_MS } from './rules.ts'
import { after, become, type Scene } from './scene.ts'

/** The phases of one attempt. */
type AttemptPhase = PreparingPhase | ConnectingPhase | AuthenticatingPhase

/** How an attempt is made. */
interface Start {
  readonly tries: Tries
  /** What the server has refused. */
  readonly refused?: Auth | null
}

/** Begins an attempt: with what the app gave, or with what is to be found. */
export function prepare(scene: Scene, start: Start): Step {
  const next = numbered(scene, start)
  const { socket, refused } = next.phase
  const { own } = scene.connection
  if (own.type === 'ready') return connect(next, { type: 'own', text: own.text })
  return become(next, next.phase, { type: 'findCredential', socket, refused })
}

/** Begins an attempt whose credential is known. */
export function connectWith(scene: Scene, auth: Auth, tries: Tries): Step {
  return connect(numbered(scene, { tries }), auth)
}

function numbered(scene: Scene, { tries, refused = null }: Start): Scene<PreparingPhase> {
  const { at, rules, connection } = scene
  const socket = connection.sockets + 1
  const deadline = at + rules.timeoutMs
  const phase = { type: 'preparing', socket, tries, refused, deadline } as const
  return { ...scene, phase, connection: { ...connection, sockets: socket } }
}

function connect(scene: Scene<PreparingPhase>, auth: Auth): Step {
  const { phase } = scene
  const { socket } = phase
  return become(scene, { ...phase, type: 'connecting', auth }, { type: 'openSocket', socket, auth })
}

/** Goes on with what was found, as far as the mode allows. */
export function found(scene: Scene<PreparingPhase>, finding: Finding): Step {
  const { connection, phase, rules } = scene
  const auth: Auth = finding.type === 'nobody' ? { type: 'none' } : finding
  if (auth.type !== 'none') return connect(scene, auth)
  const isRefused = phase.refused !== null || connection.own.type === 'spent'
  if (rules.mode === 'public') {
    // It serves, but not for whom the app thinks that it does.
    const told: RealtimeEffect[] = isRefused ? [{ type: 'tellError', error: authFailed() }] : []
    return after(told, connect(scene, auth))
  }
  if (isRefused) return end(connection, authFailed())
  // The app may still say who it is, on a socket that opens for nobody.
  const canWait = finding.type === 'none' && rules.mode === 'handshake'
  return canWait ? connect(scene, auth) : end(connection, signedOut())
}

/** Why an attempt came to nothing. */
interface Failure {
  readonly error: RealtimeError
  /** What the server has refused. */
  readonly refused?: Auth | null
}

/** Ends an attempt that came to nothing, and decides whether there is another. */
export function fail(scene: Scene<AttemptPhase>, { error, refused = null }: Failure): Step {
  const { connection, phase } = scene
  const { tries } = phase
  // A socket that another one was to take over from goes on for as long as it serves.
  const gone = partEffects({ ...connection, former: null })
  const left = { ...scene, connection: { ...connection, phase: { type: 'closed' } as const } }
  // A token that the server refuses may have a successor: that one is tried at once.
  const isWorth = tries.type === 'once' && refused && !phase.refused
  const next = isWorth ? prepare(left, { tries, refused }) : retry(left, { tries, error, refused })
  return after(gone, next)
}

/** Waits for the next try, or gives up where there is none left. */
export function retry(scene: Scene, { tries, error, refused = null }: Failure & Start): Step {
  const { at, random, isOnline, connection } = scene
  const { reconnect } = scene.rules
  if (tries.type === 'once') return end(connection, error)
  if (tries.count <= 0) {
    const told = isServing(connection) ? [] : [{ type: 'tell', event: 'close' } as const]
    return after(told, end(connection, error))
  }
  const made = Math.max(0, reconnect.retries - tries.count)
  const full = Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, reconnect.delay) * 2 ** made)
  const phase = {
    type: 'waiting',
    tries: { type: 'left', count: tries.count - 1 },
    refused,
    reason: isOnline ? 'delay' : 'network',
    until: at + full * (0.5 + random / 2),
  } as const
  return become(scene, phase, { type: 'reject', error })
}

/** Ends everything, and says why. The next `connect()` begins anew. */
export function end(connection: Connection, error: RealtimeError): Step {
  return [
    { ...emptied(connection), phase: { type: 'givenUp', error } },
    ...partEffects(connection),
    { type: 'endSubscriptions', error },
    { type: 'tellError', error },
    { type: 'reject', error },
  ]
}

/** A connection without anything that somebody wanted of it. Its sockets are to be let go of. */
export function emptied(connection: Connection): Connection {
  return { ...connection, former: null, line: [], subscriptions: new Map(), own: { type: 'none' } }
}

/** Lets go of whatever sockets there are, and tells of it where one counted as open. */
export function partEffects(connection: Connection, detail?: unknown): RealtimeEffect[] {
  const { phase, former } = connection
  return [
    ...closeEffects('socket' in phase ? phase.socket : undefined),
    ...closeEffects(former?.socket),
    ...(isServing(connection) ? [{ type: 'tell', event: 'close', detail } as const] : []),
  ]
}

/** Lets go of a socket, where there is one. */
export function closeEffects(socket: number | undefined): RealtimeEffect[] {
  return socket === undefined ? [] : [{ type: 'closeSocket', socket }]
}

/** The tries of a connection that was open. */
export function allTries({ rules }: Context): Tries {
  return { type: 'left', count: rules.reconnect.retries }
}

import type { RealtimeError } from '../realtimeError.ts'
import type {
  Auth,
  AuthenticatingPhase,
  ConnectingPhase,
  Connection,
  PreparingPhase,
  Tries,
} from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import type { Finding } from './event.ts'
import { authFailed, signedOut } from './reasons.ts'
import { type Context, LONGEST_DELAY_MS, SHORTEST_DELAY_MS } from './rules.ts'
import { after, become, type Scene } from './scene.ts'

/** The phases of one attempt. */
export type AttemptPhase = PreparingPhase | ConnectingPhase | AuthenticatingPhase

/** How an attempt is made. */
interface Start {
  readonly tries: Tries
  readonly isRefused?: boolean
}

/** Begins an attempt: with what the app gave, or with what is to be found. */
export function prepare(scene: Scene, { tries, isRefused = false }: Start): Step {
  const { at, rules, connection } = scene
  const socket = connection.sockets + 1
  const deadline = rules.timeoutMs === null ? null : at + rules.timeoutMs
  const phase = { type: 'preparing', socket, tries, isRefused, deadline } as const
  const next = { ...scene, phase, connection: { ...connection, sockets: socket } }
  const { own } = connection
  if (own.type === 'ready') return connect(next, { type: 'own', text: own.text })
  return become(next, phase, { type: 'findCredential', socket, isRefused })
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
  if (rules.mode === 'public' || auth.type !== 'none') return connect(scene, auth)
  const isRefused = phase.isRefused || connection.own.type === 'spent'
  if (isRefused) return giveUp(connection, authFailed())
  // The app may still say who it is, on a socket that opens for nobody.
  const canWait = finding.type === 'none' && rules.mode === 'handshake'
  return canWait ? connect(scene, auth) : giveUp(connection, signedOut())
}

/** Why an attempt came to nothing. */
interface Failure {
  readonly error: RealtimeError
  /** Whether the server refused what it was given. */
  readonly isRefused?: boolean
}

/** Ends an attempt that came to nothing, and decides whether there is another. */
export function fail(scene: Scene<AttemptPhase>, { error, isRefused = false }: Failure): Step {
  const { tries, isRefused: wasRefused } = scene.phase
  // A token that the server refuses may have a successor: that one is tried at once.
  const isWorth = tries.type === 'once' && isRefused && !wasRefused
  const next = isWorth
    ? prepare(scene, { tries, isRefused })
    : retry(scene, { tries, error, isRefused })
  return after(goneEffects(scene.phase), next)
}

/** Lets go of an attempt's socket; where it counted as open, those who listen hear that it closed. */
export function goneEffects(phase: AttemptPhase): RealtimeEffect[] {
  const close = { type: 'closeSocket', socket: phase.socket } as const
  const wasOpen = phase.type === 'authenticating' && phase.hasOpened
  return wasOpen ? [close, { type: 'tell', event: 'close' }] : [close]
}

/** Waits for the next try, or gives up where there is none left. */
export function retry(scene: Scene, { tries, error, isRefused = false }: Failure & Start): Step {
  const { at, random, isOnline, connection } = scene
  const { reconnect } = scene.rules
  if (tries.type === 'once') return giveUp(connection, error)
  if (!reconnect || tries.count <= 0) {
    return after([{ type: 'tell', event: 'close' }], giveUp(connection, error))
  }
  const made = Math.max(0, reconnect.retries - tries.count)
  const full = Math.min(LONGEST_DELAY_MS, Math.max(SHORTEST_DELAY_MS, reconnect.delay) * 2 ** made)
  const phase = {
    type: 'waiting',
    tries: { type: 'left', count: tries.count - 1 },
    isRefused,
    reason: isOnline ? 'delay' : 'network',
    until: at + full * (0.5 + random / 2),
  } as const
  return become(scene, phase, { type: 'reject', error })
}

/** Ends everything, and says why. The next `connect()` begins anew. */
export function giveUp(connection: Connection, error: RealtimeError): Step {
  return [
    { ...emptied(connection), phase: { type: 'givenUp', error } },
    { type: 'endSubscriptions', error },
    { type: 'tellError', error },
    { type: 'reject', error },
  ]
}

/** A connection without anything that somebody wanted of it. */
export function emptied(connection: Connection): Connection {
  return { ...connection, line: [], subscriptions: new Map(), own: { type: 'none' } }
}

/** The tries of a connection that was open. */
export function allTries({ rules: { reconnect } }: Context): Tries {
  return { type: 'left', count: reconnect?.retries ?? 0 }
}

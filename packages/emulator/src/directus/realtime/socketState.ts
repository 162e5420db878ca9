import { PUBLIC } from '../accountability.ts'
import type { WebsocketAuth } from '../settings.ts'
import type { Accountability } from '../world.ts'
import {
  AUTH_TIMEOUT,
  authFailed,
  authOk,
  type Frame,
  HANDSHAKE_FAILED,
  TOKEN_EXPIRED,
  type Uid,
} from './frames.ts'
import type { AuthMessage, Message } from './readMessage.ts'

/** Where a socket stands. */
export type SocketState =
  /** Nobody has said who it is; the first message decides. */
  | { readonly status: 'waiting' }
  /** The first authentication is looked into; whatever arrives meanwhile is lost. */
  | { readonly status: 'authenticating' }
  | {
      readonly status: 'open'
      readonly accountability: Accountability
      /** What comes when the alarm rings: the token's end, or the end of patience after it. */
      readonly next: 'expiry' | 'timeout' | 'nothing'
    }
  | { readonly status: 'closed' }

/** What happens to a socket. */
export type SocketEvent =
  | { readonly type: 'messageReceived'; readonly message: Message }
  | {
      readonly type: 'authAccepted'
      readonly accountability: Accountability
      readonly refreshToken: string | null
      readonly uid: Uid | undefined
    }
  | { readonly type: 'authRefused'; readonly uid: Uid | undefined }
  /** A token's end was moved. @param at - in ms since the epoch */
  | { readonly type: 'expiryMoved'; readonly at: number }
  /** @param now - in ms since the epoch */
  | { readonly type: 'alarmRang'; readonly now: number }
  | { readonly type: 'closed' }

/** What is to be done about it. */
export type SocketEffect =
  | { readonly type: 'send'; readonly frame: Frame }
  | { readonly type: 'authenticate'; readonly message: AuthMessage }
  /** A message for whoever serves items and subscriptions. */
  | { readonly type: 'serve'; readonly message: Exclude<Message, AuthMessage> }
  /** @param at - in ms since the epoch; `null` is never */
  | { readonly type: 'wakeAt'; readonly at: number | null }
  | { readonly type: 'count'; readonly counter: 'socketAuths' | 'socketAuthFailures' }
  | { readonly type: 'close' }

/** What the settings say when a socket opens. */
export interface SocketRules {
  readonly auth: WebsocketAuth
  readonly authTimeoutMs: number
}

export type Step = readonly [SocketState, ...SocketEffect[]]

/**
 * The beginning of a socket.
 * @param caller - who the upgrade's own credential spoke for; `null` when it had none
 * @param now - in ms since the epoch
 */
export function openSocket(rules: SocketRules, caller: Accountability | null, now: number): Step {
  if (caller !== null) return opened(caller)
  if (rules.auth === 'public') return opened(PUBLIC)
  return [{ status: 'waiting' }, { type: 'wakeAt', at: now + rules.authTimeoutMs }]
}

/** What becomes of a socket, and what is to be done. */
export function transition(state: SocketState, event: SocketEvent, rules: SocketRules): Step {
  if (state.status === 'closed') return [state]
  switch (event.type) {
    case 'messageReceived':
      return received(state, event.message)
    case 'authAccepted': {
      const [next, ...effects] = opened(event.accountability)
      const answer = authOk(event.uid, event.refreshToken)
      const count = { type: 'count', counter: 'socketAuths' } as const
      return [next, count, { type: 'send', frame: answer }, ...effects]
    }
    case 'authRefused':
      return refused(state, event.uid, rules)
    case 'expiryMoved':
      if (state.status !== 'open' || state.next !== 'expiry') return [state]
      return [state, { type: 'wakeAt', at: event.at }]
    case 'alarmRang':
      return rang(state, event.now, rules)
    case 'closed':
      return [{ status: 'closed' }, { type: 'wakeAt', at: null }]
  }
}

type LiveState = Exclude<SocketState, { status: 'closed' }>

function received(state: LiveState, message: Message): Step {
  switch (state.status) {
    case 'waiting':
      if (message.type !== 'auth') return failHandshake()
      return [{ status: 'authenticating' }, { type: 'authenticate', message }]
    case 'authenticating':
      return [state]
    case 'open':
      if (message.type === 'auth') return [state, { type: 'authenticate', message }]
      return [state, { type: 'serve', message }]
  }
}

function refused(state: LiveState, uid: Uid | undefined, rules: SocketRules): Step {
  if (state.status !== 'open') return failHandshake()
  const count = { type: 'count', counter: 'socketAuthFailures' } as const
  const answer = { type: 'send', frame: authFailed(uid) } as const
  if (rules.auth !== 'public') return closed(count, answer)
  // The public's socket lives on as the public's. The alarm of the token before it stays set.
  return [{ ...state, accountability: PUBLIC }, count, answer]
}

function rang(state: LiveState, now: number, rules: SocketRules): Step {
  if (state.status !== 'open') return failHandshake()
  switch (state.next) {
    case 'expiry':
      return [
        { status: 'open', accountability: PUBLIC, next: 'timeout' },
        { type: 'send', frame: TOKEN_EXPIRED },
        { type: 'wakeAt', at: now + rules.authTimeoutMs },
      ]
    case 'timeout':
      if (rules.auth !== 'public') return closed({ type: 'send', frame: AUTH_TIMEOUT })
      return [
        { ...state, next: 'nothing' },
        { type: 'send', frame: AUTH_TIMEOUT },
      ]
    case 'nothing':
      return [state]
  }
}

function opened(accountability: Accountability): Step {
  const at = accountability.expiresAt
  const next = at === null ? 'nothing' : 'expiry'
  return [
    { status: 'open', accountability, next },
    { type: 'wakeAt', at },
  ]
}

function failHandshake(): Step {
  return closed(
    { type: 'count', counter: 'socketAuthFailures' },
    { type: 'send', frame: HANDSHAKE_FAILED },
  )
}

function closed(...before: SocketEffect[]): Step {
  return [{ status: 'closed' }, ...before, { type: 'wakeAt', at: null }, { type: 'close' }]
}

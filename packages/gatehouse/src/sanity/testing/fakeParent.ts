import type { Frame, PeerMessage } from '../../ports/frame.ts'
import { makeEnvelope, parseEnvelope } from '../comlink/envelope.ts'
import {
  ACCESS_REQUEST,
  ACK,
  CHANNEL_NAME,
  DISCONNECT,
  NODE_NAME,
  RESPONSE,
  SYN,
  SYN_ACK,
  TOKEN_REQUEST,
} from '../comlink/protocol.ts'

/** How a dashboard behaves to the app in its frame. */
export interface ParentOptions {
  readonly origin: string
  /** Whether the browser names the parent without a message. */
  readonly vouched: boolean
  /** Whether it shakes hands as soon as somebody listens. */
  readonly greets: boolean
}

/** A dashboard around the app, word by word on the vendor's wire. */
export interface FakeParent {
  readonly frame: Frame
  /** What it answers a request for a token with; `undefined`: nothing. */
  readonly answerTokens: (answer: () => unknown) => void
  /** What it answers a request for access with. */
  readonly answerAccess: (answer: (data: unknown) => unknown) => void
  /** How many times it was asked for a token. */
  readonly asked: () => number
  /** All that reached it, oldest first. */
  readonly heard: readonly unknown[]
  readonly greet: (origin?: string) => void
  readonly disconnect: () => void
  /** Answers the last request for a token once more, or for the first time. */
  readonly say: (data: unknown, origin?: string) => void
  /** How many listeners the app has on it. */
  readonly listening: () => number
}

/** Puts a parent around a page. Messages are cloned, and delivered in a later turn. */
export function fakeParent({ origin: own, vouched, greets }: ParentOptions): FakeParent {
  const listeners = new Set<(message: PeerMessage) => void>()
  const heard: unknown[] = []
  let tokens: () => unknown = () => undefined
  let access: (data: unknown) => unknown = () => undefined
  let asked = 0
  let sent = 0
  let lastRequest = ''

  function send(type: string, extra: object = {}, origin: string = own): void {
    sent += 1
    const parts = { channelId: 'chn-1', from: CHANNEL_NAME, to: NODE_NAME, id: `parent-${sent}` }
    const data: unknown = structuredClone(makeEnvelope({ ...parts, type, ...extra }))
    queueMicrotask(() => {
      for (const listener of [...listeners]) listener({ data, origin })
    })
  }

  async function respond(responseTo: string, answer: unknown): Promise<void> {
    const data = await answer
    if (data !== undefined) send(RESPONSE, { responseTo, data })
  }

  async function hear(raw: unknown): Promise<void> {
    heard.push(raw)
    const message = parseEnvelope(raw)
    if (message?.type === SYN_ACK) send(ACK)
    if (message?.type === TOKEN_REQUEST) {
      asked += 1
      lastRequest = message.id
      await respond(message.id, tokens())
    }
    if (message?.type === ACCESS_REQUEST) await respond(message.id, access(message.data))
  }

  return {
    heard,
    frame: {
      parent: () => ({
        post(raw, targetOrigin) {
          if (targetOrigin !== own) return
          const data: unknown = structuredClone(raw)
          queueMicrotask(() => void hear(data))
        },
        subscribe(listener) {
          listeners.add(listener)
          if (greets) send(SYN)
          return () => {
            listeners.delete(listener)
          }
        },
      }),
      parentOrigin: () => (vouched ? own : null),
    },
    answerTokens(answer) {
      tokens = answer
    },
    answerAccess(answer) {
      access = answer
    },
    asked: () => asked,
    greet: (origin) => send(SYN, {}, origin),
    disconnect: () => send(DISCONNECT),
    say: (data, origin) => send(RESPONSE, { responseTo: lastRequest, data }, origin),
    listening: () => listeners.size,
  }
}

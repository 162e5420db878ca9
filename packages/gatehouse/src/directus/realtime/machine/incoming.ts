import { RealtimeError } from '../realtimeError.ts'

/** The `uid` of what this library sends of its own accord. */
export const OWN_UID = 'gatehouse'

/** What the server says, told apart. `message` is what listeners get to see of it. */
export type Incoming =
  | {
      readonly type: 'authAccepted'
      readonly isOurs: boolean
      readonly refreshToken?: string | undefined
      readonly message: object
    }
  | { readonly type: 'authRefused'; readonly isOurs: boolean; readonly error: RealtimeError }
  | { readonly type: 'pinged'; readonly message: object }
  | { readonly type: 'ponged' }
  /** An event of a subscription, or its beginning. */
  | { readonly type: 'event'; readonly uid: string; readonly message: object }
  | {
      readonly type: 'subscriptionRefused'
      readonly uid: string | undefined
      readonly error: RealtimeError
      readonly message: object
    }
  /** Too many messages: some were dropped. `retryMs` in milliseconds. */
  | { readonly type: 'limited'; readonly retryMs: number; readonly message: object }
  | { readonly type: 'other'; readonly message: unknown }

/** One kind of it. */
export type IncomingOf<T extends Incoming['type']> = Extract<Incoming, { readonly type: T }>

/** How long a rate limit lasts where its sentence does not say, in milliseconds. */
const RETRY_MS = 1000

/** Reads a frame. One that is no JSON object is handed on as it is. */
export function readIncoming(event: { readonly data?: unknown }): Incoming {
  const message = parseObject(event.data)
  if (!message) return { type: 'other', message: event }
  const { type, event: kind } = message
  const uid = message.uid === undefined ? undefined : String(message.uid)
  const error = errorOf(message)
  if (type === 'auth') return readAuth(message, uid === OWN_UID, error)
  if (type === 'ping') return { type: 'pinged', message }
  if (type === 'pong' && uid === OWN_UID) return { type: 'ponged' }
  if (type === 'subscribe' && error) return { type: 'subscriptionRefused', uid, error, message }
  if (type === 'subscription' && uid !== undefined && kind !== 'unsubscribe') {
    return { type: 'event', uid, message }
  }
  if (error?.code === 'REQUESTS_EXCEEDED') {
    const wait = Number(/(\d+)ms/.exec(error.message)?.[1] ?? RETRY_MS)
    return { type: 'limited', retryMs: wait, message }
  }
  return { type: 'other', message }
}

function readAuth(
  { refresh_token, ...message }: Readonly<Record<string, unknown>>,
  isOurs: boolean,
  error: RealtimeError | undefined,
): Incoming {
  if (error) return { type: 'authRefused', isOurs, error }
  const refreshToken = typeof refresh_token === 'string' ? refresh_token : undefined
  return { type: 'authAccepted', isOurs, refreshToken, message }
}

function errorOf({ status, error }: Readonly<Record<string, unknown>>): RealtimeError | undefined {
  if (status !== 'error' || typeof error !== 'object' || error === null) return
  const { code = 'UNKNOWN', message = 'The server refused, and did not say why.' } =
    error as Readonly<Record<string, unknown>>
  return new RealtimeError(String(code), String(message))
}

/** A text's object, or nothing where it holds none. */
export function parseObject(text: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof text !== 'string') return
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Readonly<Record<string, unknown>>
    }
  } catch {
    // Not JSON: no object either.
  }
  return
}

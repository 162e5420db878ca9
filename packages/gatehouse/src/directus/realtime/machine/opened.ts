import { allTries } from './attempt.ts'
import type {
  AuthenticatingPhase,
  ConnectingPhase,
  Connection,
  Message,
  OpenPhase,
  OwnAuth,
  Subscription,
} from './connection.ts'
import type { RealtimeEffect, Step } from './effect.ts'
import { OWN_UID } from './incoming.ts'
import { RETIRE_MS } from './rules.ts'
import { become, type Scene } from './scene.ts'

/** The message that authenticates by a token. */
export function authMessage(token: string): string {
  return JSON.stringify({ type: 'auth', access_token: token, uid: OWN_UID })
}

/** The question whether the server is there, and knows who this is. */
export const pingMessage: string = /* @__PURE__ */ JSON.stringify({
  type: 'ping',
  uid: OWN_UID,
})

/** The socket has opened: says who this is, where that has not been said with the upgrade. */
export function authenticate(scene: Scene<ConnectingPhase>, detail: unknown): Step {
  const { auth, socket } = scene.phase
  const { mode } = scene.rules
  const { own } = scene.connection
  const phase = { ...scene.phase, type: 'authenticating', hasOpened: false } as const
  if (auth.type === 'own') {
    const isReusable = own.type === 'ready' && own.isReusable
    return sendOwn({ ...scene, phase }, { text: auth.text, own: { isReusable } })
  }
  if (mode === 'strict' || (mode === 'public' && auth.type !== 'token')) {
    return opened({ ...scene, phase }, detail)
  }
  if (auth.type === 'none') {
    // The app says who it is, in its own time; what it sends else waits for that.
    const waiting = { ...phase, hasOpened: true, deadline: Number.POSITIVE_INFINITY }
    return become(
      scene,
      waiting,
      { type: 'resolve', socket },
      { type: 'tell', event: 'open', detail },
    )
  }
  // An answer to a ping tells that the cookie was taken: a cookie gets no other answer.
  const text = auth.type === 'token' ? authMessage(auth.token) : pingMessage
  return become(scene, phase, { type: 'send', socket, text })
}

/** Sends an `auth` message of the app's own as the one that the socket authenticates with. */
export function sendOwn(
  { connection, phase }: Scene<AuthenticatingPhase | OpenPhase>,
  message: Message,
): Step {
  const { text } = message
  return [
    { ...connection, phase: { ...phase, auth: { type: 'own', text } }, own: ownAfter(message) },
    { type: 'send', socket: phase.socket, text },
  ]
}

/** What is left of an `auth` message once it is sent: a refresh token is good for one time (I2). */
function ownAfter({ text, own }: Message): OwnAuth {
  return own?.isReusable ? { type: 'ready', text, isReusable: true } : { type: 'spent' }
}

/** The server knows who this is: everything that waits goes out, each once and in its order. */
export function opened(scene: Scene<AuthenticatingPhase>, detail?: unknown): Step {
  const { at, connection } = scene
  const { socket, tries, auth, hasOpened } = scene.phase
  const { line, former } = connection
  const [subscriptions, ...asked] = resubscribed(connection, socket)
  const own = line.findLast((message) => message.own)
  const told: RealtimeEffect[] =
    hasOpened || former ? [] : [{ type: 'tell', event: 'open', detail }]
  return [
    {
      ...connection,
      former: former && { ...former, until: at + RETIRE_MS },
      subscriptions,
      line: [],
      own: own ? ownAfter(own) : connection.own,
      phase: {
        type: 'open',
        socket,
        tries: tries.type === 'once' ? allTries(scene) : tries,
        auth: own ? { type: 'own', text: own.text } : auth,
        since: at,
        heardAt: at,
        pingedAt: null,
        isStale: false,
        resendAt: null,
      },
    },
    { type: 'resolve', socket },
    ...told,
    ...asked,
    ...line.map(({ text }) => ({ type: 'send', socket, text }) as const),
  ]
}

/** Asks for the subscriptions again: all of them, or those that nothing was heard of. */
export function resubscribed(
  { subscriptions }: Connection,
  socket: number,
  wants: (subscription: Subscription) => boolean = () => true,
): readonly [ReadonlyMap<string, Subscription>, ...RealtimeEffect[]] {
  const asked = [...subscriptions].filter(([, subscription]) => wants(subscription))
  const next = asked.map(([uid, { text }]) => [uid, { text, isConfirmed: false }] as const)
  return [
    new Map([...subscriptions, ...next]),
    ...asked.map(([, { text }]) => ({ type: 'send', socket, text }) as const),
  ]
}

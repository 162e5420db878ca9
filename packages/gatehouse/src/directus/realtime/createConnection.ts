import { redact } from '../../log.ts'
import type { Environment } from '../../ports/environment.ts'
import type { DirectusClient } from '../client.ts'
import type { WebSocketInterface } from '../globals.ts'
import { hasSession } from '../tokenClient.ts'
import { createListeners, type Listeners } from './createListeners.ts'
import { createSockets } from './createSockets.ts'
import { findCredential, unavailable } from './findCredential.ts'
import { type Auth, type Connection, closedConnection, isIdle } from './machine/connection.ts'
import type { RealtimeEffect } from './machine/effect.ts'
import type { RealtimeEvent } from './machine/event.ts'
import { wakeTime } from './machine/passing.ts'
import type { Rules } from './machine/rules.ts'
import { transition } from './machine/transition.ts'
import type { RealtimeError } from './realtimeError.ts'
import { realtimeUrl } from './realtimeUrl.ts'
import { sessionChange } from './sessionChange.ts'
import type { SubscriptionQueue } from './subscriptionQueue.ts'

/** What a socket needs of the world. */
export type RealtimeEnvironment = Pick<Environment, 'clock' | 'page' | 'random'>

/** What a connection is made of. */
export interface ConnectionOptions {
  readonly rules: Rules
  /** The socket's address, where it is not below the client's. */
  readonly url: string | undefined
  readonly debug: boolean
  readonly environment: RealtimeEnvironment
  /** The client as it is now: what is added to it later is found too. */
  readonly sender: () => Pick<DirectusClient<never>, 'url' | 'globals'>
}

/** One connection, alive. */
export interface LiveConnection {
  readonly dispatch: (event: RealtimeEvent) => void
  readonly state: () => Connection
  /** Resolves with an open and authenticated socket. */
  readonly connect: () => Promise<WebSocketInterface>
  readonly listeners: Listeners
  /** The subscriptions' queues, by `uid`. */
  readonly queues: Map<string, SubscriptionQueue<object>>
}

/** Who waits in `connect()`. */
interface Waiter {
  readonly resolve: (socket: WebSocketInterface) => void
  readonly reject: (error: RealtimeError) => void
}

/** Does what the machine decides, and tells it what happens. */
export function createConnection(options: ConnectionOptions): LiveConnection {
  const { rules, environment, sender } = options
  const { clock, page, random } = environment
  const { globals, url: base } = sender()
  let connection = closedConnection
  const events: RealtimeEvent[] = []
  let isBusy = false
  let shown: WebSocketInterface | undefined
  let waiters: readonly Waiter[] = []
  let unfollow: (() => void) | undefined
  let stopTimer: (() => void) | undefined
  let timerDue = Number.POSITIVE_INFINITY
  const queues = new Map<string, SubscriptionQueue<object>>()
  const sockets = createSockets({ globals }, dispatch)
  const listeners = createListeners(
    () => shown,
    (error) => globals.logger.error('[gatehouse] A realtime listener threw:', redact(error)),
  )

  function dispatch(event: RealtimeEvent): void {
    events.push(event)
    if (isBusy) return
    isBusy = true
    for (let next = events.shift(); next; next = events.shift()) step(next)
    isBusy = false
    follow()
    arm()
  }

  function step(event: RealtimeEvent): void {
    const context = { rules, at: clock.now().mono, isOnline: page.isOnline(), random: random() }
    const before = connection.phase.type
    const [next, ...effects] = transition(connection, event, context)
    connection = next
    if (options.debug && before !== next.phase.type) {
      globals.logger.info(`[gatehouse] realtime: ${before} → ${next.phase.type}`)
    }
    for (const effect of effects) perform(effect)
  }

  function perform(effect: RealtimeEffect): void {
    switch (effect.type) {
      case 'findCredential':
        void find(effect.socket, effect.refused)
        return
      case 'openSocket': {
        const address = { base, given: options.url, isStrict: rules.mode === 'strict' }
        sockets.open(effect.socket, () => realtimeUrl(address, effect.auth))
        return
      }
      case 'send':
        sockets.send(effect.socket, effect.text)
        return
      case 'closeSocket':
        sockets.close(effect.socket)
        return
      case 'resolve':
        shown = sockets.get(effect.socket)
        settle(({ resolve }) => shown && resolve(shown))
        return
      case 'reject':
        settle(({ reject }) => reject(effect.error))
        return
      case 'tell':
        listeners.tell(effect.event, effect.detail ?? plainEvent(effect.event))
        return
      case 'tellError': {
        const isHeard = listeners.tell('error', effect.error) || waiters.length > 0
        if (!isHeard) globals.logger.warn(`[gatehouse] realtime: ${effect.error.message}`)
        return
      }
      case 'deliver':
        listeners.tell('message', effect.message)
        return
      case 'feed':
        queues.get(effect.uid)?.push(effect.message)
        return
      case 'endSubscription':
        queues.get(effect.uid)?.end(effect.error)
        queues.delete(effect.uid)
        return
      case 'endSubscriptions':
        for (const queue of queues.values()) endQueue(queue, effect.error)
        queues.clear()
    }
  }

  function settle(tell: (waiter: Waiter) => void): void {
    const settled = waiters
    waiters = []
    settled.forEach(tell)
  }

  async function find(socket: number, refused: Auth | null): Promise<void> {
    try {
      const finding = await findCredential(sender(), refused)
      dispatch({ type: 'credentialFound', socket, finding })
    } catch (error) {
      dispatch({ type: 'socketClosed', socket, error: unavailable(error) })
    }
  }

  /** Listens to the page and the session for as long as something is wanted. */
  function follow(): void {
    if (isIdle(connection.phase)) {
      unfollow?.()
      unfollow = undefined
    } else unfollow ??= followWorld(sender(), page, dispatch)
  }

  function arm(): void {
    const due = wakeTime(connection, rules)
    // A timer that is early looks, and waits again: that is less than a new one for each message.
    if (stopTimer && timerDue <= due && due < Number.POSITIVE_INFINITY) return
    stopTimer?.()
    stopTimer = undefined
    timerDue = due
    if (due === Number.POSITIVE_INFINITY) return
    stopTimer = clock.after(Math.max(0, due - clock.now().mono), () => {
      stopTimer = undefined
      dispatch({ type: 'timePassed' })
    })
  }

  return {
    dispatch,
    listeners,
    queues,
    state: () => connection,
    connect: () =>
      new Promise((resolve, reject) => {
        waiters = [...waiters, { resolve, reject }]
        dispatch({ type: 'connectRequested' })
      }),
  }
}

/** Of a person who is gone, not even what lies unread is read (I5). */
function endQueue(queue: SubscriptionQueue<object>, error: RealtimeError | undefined): void {
  const isGone = error?.code === 'SIGNED_OUT' || error?.code === 'SESSION_CHANGED'
  if (isGone) queue.cut(error)
  else queue.end(error)
}

function followWorld(
  client: object,
  page: Environment['page'],
  dispatch: (event: RealtimeEvent) => void,
): () => void {
  const stopPage = page.subscribe((event) => dispatch({ type: 'pageTold', event }))
  if (!hasSession(client)) return stopPage
  const stopSession = client.authStore.subscribe((state, previous) => {
    const change = sessionChange(previous, state)
    if (change) dispatch(change)
  })
  return () => {
    stopPage()
    stopSession()
  }
}

function plainEvent(type: 'open' | 'close'): object {
  return type === 'open' ? { type } : { type, code: 1000, reason: '', wasClean: true }
}

import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { PUBLIC } from '../accountability.ts'
import type { DirectusChange, DirectusWorld } from '../world.ts'
import { createAlarm } from './alarm.ts'
import { authenticateSocket } from './authenticateSocket.ts'
import { type Frame, tooManyMessages } from './frames.ts'
import type { Heartbeat } from './heartbeat.ts'
import { createMessageLimit } from './messageLimit.ts'
import { type AuthMessage, readMessage } from './readMessage.ts'
import { createService } from './service.ts'
import {
  openSocket,
  type SocketEffect,
  type SocketEvent,
  type SocketRules,
  type SocketState,
  type Step,
  transition,
} from './socketState.ts'
import type { UpgradeCaller } from './upgrade.ts'

export interface ConnectionOptions {
  readonly world: DirectusWorld
  readonly socket: WebSocket
  readonly heartbeat: Heartbeat
  readonly caller: UpgradeCaller | null
}

/** An open socket, as the server keeps it. */
export interface Connection {
  /** Something happened to the world. */
  tell(change: DirectusChange): void
  /** Ends it without a word: the client sees its connection break. */
  kill(): void
}

/** Serves a socket until it closes. */
export function serveConnection({
  world,
  socket,
  heartbeat,
  caller,
}: ConnectionOptions): Connection {
  const { auth, authTimeoutMs } = world.settings.websocket
  const rules: SocketRules = { auth, authTimeoutMs }
  const closing = new AbortController()
  const limit = createMessageLimit(world)
  let state: SocketState = { status: 'closed' }
  let token = caller?.token ?? null

  const send = (frame: Frame): void => {
    if (!world.realtime.isDeaf && socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(frame))
    }
  }
  const service = createService({
    access: () => ({ world, accountability: accountabilityOf(state) }),
    send,
  })
  const dispatch = (event: SocketEvent): void => commit(transition(state, event, rules))
  const alarm = createAlarm(world.clock, () =>
    dispatch({ type: 'alarmRang', now: world.clock.now() }),
  )

  const commit = ([next, ...effects]: Step): void => {
    state = next
    for (const effect of effects) run(effect)
  }
  const run = (effect: SocketEffect): void => {
    switch (effect.type) {
      case 'send':
        send(effect.frame)
        break
      case 'authenticate':
        void look(effect.message)
        break
      case 'serve':
        service.serve(effect.message)
        break
      case 'wakeAt':
        alarm.set(effect.at)
        break
      case 'count':
        world.counters[effect.counter] += 1
        break
      case 'close':
        close()
    }
  }

  const look = async ({ credentials, uid }: AuthMessage): Promise<void> => {
    const identity = await authenticateSocket(world, credentials)
    try {
      const { authDelayMs } = world.realtime
      if (authDelayMs > 0) await sleep(authDelayMs, undefined, { signal: closing.signal })
    } catch {
      return
    }
    if (identity === null) return dispatch({ type: 'authRefused', uid })
    token = identity.token
    dispatch({ type: 'authAccepted', uid, ...identity })
  }
  // Without a code: the client sees 1005.
  const close = (): void => {
    world.counters.socketDrops += 1
    socket.close()
  }
  const beating = {
    ping: () => send({ type: 'ping' }),
    drop: () => {
      // A half-dead connection is nothing that the server knows of.
      if (world.realtime.isDeaf) return
      dispatch({ type: 'closed' })
      close()
    },
  }

  socket.on('message', (data) => {
    if (world.realtime.isDeaf) return
    // A message too many proves no life, and the first one of a handshake is not counted.
    const retryMs = state.status === 'open' ? limit.take() : null
    if (retryMs !== null) return send(tooManyMessages(retryMs))
    heartbeat.heard(beating)
    dispatch({ type: 'messageReceived', message: readMessage(data.toString()) })
  })
  socket.on('close', () => {
    heartbeat.remove(beating)
    closing.abort()
    dispatch({ type: 'closed' })
  })
  // What is wrong with a connection closes it, and that is heard above.
  socket.on('error', () => undefined)
  heartbeat.add(beating)
  world.counters.socketsOpened += 1
  commit(openSocket(rules, caller?.accountability ?? null, world.clock.now()))

  return {
    tell(change) {
      if (change.type === 'itemsChanged') return service.tell(change)
      const end = token === null ? undefined : world.accessTokens.get(token)?.expiresAt
      if (end !== undefined) dispatch({ type: 'expiryMoved', at: end })
      alarm.check()
    },
    kill() {
      world.counters.socketDrops += 1
      socket.terminate()
    },
  }
}

function accountabilityOf(state: SocketState) {
  return state.status === 'open' ? state.accountability : PUBLIC
}

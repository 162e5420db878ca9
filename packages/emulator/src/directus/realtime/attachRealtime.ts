import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocketServer } from 'ws'
import type { FaultEffect, Faults } from '../../faults.ts'
import type { LoggedRequest, RequestLog } from '../../requestLog.ts'
import type { DirectusWorld } from '../world.ts'
import { createRoom, type Room } from './room.ts'
import { answerUpgrade } from './upgrade.ts'

/** What sockets need of an emulator. */
export interface RealtimeHost {
  /** A reset replaces it. */
  readonly world: { readonly directus: DirectusWorld }
  readonly faults: Faults
  readonly requests: RequestLog
}

/**
 * Serves `/websocket` on a server's upgrades. Upgrades are logged and meet faults as requests do
 * (`drop`, `hang`, `status` and `delay`). A reset or the emulator's end breaks every connection.
 */
export function attachRealtime(server: Pick<Server, 'on'>, emulator: RealtimeHost): void {
  const sockets = new WebSocketServer({ noServer: true })
  let room: Room | undefined
  const currentRoom = (): Room => {
    const world = emulator.world.directus
    if (room?.world !== world) room = createRoom(world)
    return room
  }
  server.on('upgrade', (incoming: IncomingMessage, stream: Duplex, head: Buffer) => {
    const request = toRequest(incoming)
    const settle = emulator.requests.record(request)
    const room = currentRoom()
    const release = room.hold(stream)
    // A client that goes away is seen by the stream's end.
    stream.on('error', () => undefined)
    stream.once('close', release)
    const upgrade = async (): Promise<LoggedRequest['status']> => {
      const fault = await meet(emulator.faults.take(request))
      if (fault === 'hang') return 'pending'
      if (fault === 'drop') return drop(stream)
      if (fault !== 'none') return refuse(stream, fault.status)
      const answer = await answerUpgrade(room.world, request)
      if (stream.destroyed) return 'dropped'
      if (answer.type === 'refused') return refuse(stream, answer.status)
      sockets.handleUpgrade(incoming, stream, head, (socket) => {
        release()
        room.join(socket, answer.caller)
      })
      return 101
    }
    void upgrade().then(settle)
  })
}

type MetFault = 'none' | 'hang' | 'drop' | { readonly status: number }

async function meet(effects: readonly FaultEffect[]): Promise<MetFault> {
  for (const effect of effects) {
    switch (effect.kind) {
      case 'delay':
        await sleep(effect.ms)
        break
      case 'status':
        return { status: effect.status }
      case 'hang':
        return 'hang'
      case 'drop':
      case 'loseResponse':
        return 'drop'
      case 'html':
      case 'truncate':
      case 'empty':
        return { status: 200 }
    }
  }
  return 'none'
}

/** As the server says it: without headers, and without a body. */
function refuse(stream: Duplex, status: number): number {
  stream.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n\r\n`)
  return status
}

function drop(stream: Duplex): 'dropped' {
  stream.destroy()
  return 'dropped'
}

function toRequest({ url = '/', headers }: IncomingMessage): Request {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
  )
  return new Request(`http://directus.localhost${url}`, { headers: entries })
}

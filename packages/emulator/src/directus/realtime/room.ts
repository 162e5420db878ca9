import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { DirectusWorld } from '../world.ts'
import { type Connection, serveConnection } from './connection.ts'
import { createHeartbeat } from './heartbeat.ts'
import type { UpgradeCaller } from './upgrade.ts'

/** All sockets of one world. They end with it. */
export interface Room {
  readonly world: DirectusWorld
  /** Serves a socket that was let in. */
  join(socket: WebSocket, caller: UpgradeCaller | null): void
  /** A connection that is not a socket yet. @returns a function that lets go of it */
  hold(stream: Duplex): () => void
}

export function createRoom(world: DirectusWorld): Room {
  const connections = new Set<Connection>()
  const held = new Set<Duplex>()
  const heartbeat = createHeartbeat(world)
  const killAll = (): void => {
    for (const connection of [...connections]) connection.kill()
  }
  const unsubscribe = world.changes.subscribe((change) => {
    if (change.type === 'ended') {
      unsubscribe()
      killAll()
      for (const stream of [...held]) stream.destroy()
      return
    }
    if (change.type === 'socketsKilled') return killAll()
    heartbeat.check()
    for (const connection of [...connections]) connection.tell(change)
  })
  return {
    world,
    join(socket, caller) {
      const connection = serveConnection({ world, socket, heartbeat, caller })
      connections.add(connection)
      socket.once('close', () => connections.delete(connection))
    },
    hold(stream) {
      held.add(stream)
      return () => held.delete(stream)
    },
  }
}

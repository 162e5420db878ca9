import type { DirectusWorld } from '../world.ts'
import { createAlarm } from './alarm.ts'

/** Who is asked whether they live. */
export interface Beating {
  ping(): void
  /** It did not answer. */
  drop(): void
}

export interface Heartbeat {
  add(connection: Beating): void
  remove(connection: Beating): void
  /** Something was heard from a connection. Whatever it was, it lives. */
  heard(connection: Beating): void
  /** The clock may have been moved. */
  check(): void
}

/**
 * One beat for all: each time the connections are pinged, and those are dropped that said nothing
 * since the last time. It begins with the first connection and ends with the last.
 */
export function createHeartbeat(world: DirectusWorld): Heartbeat {
  const connections = new Set<Beating>()
  const silent = new Set<Beating>()
  const schedule = (): void => {
    const { heartbeatMs } = world.settings.websocket
    alarm.set(heartbeatMs > 0 && connections.size > 0 ? world.clock.now() + heartbeatMs : null)
  }
  const alarm = createAlarm(world.clock, () => {
    for (const connection of [...silent]) connection.drop()
    silent.clear()
    for (const connection of connections) {
      silent.add(connection)
      connection.ping()
    }
    schedule()
  })
  return {
    add(connection) {
      connections.add(connection)
      if (connections.size === 1) schedule()
    },
    remove(connection) {
      connections.delete(connection)
      silent.delete(connection)
      if (connections.size === 0) schedule()
    },
    heard: (connection) => silent.delete(connection),
    check: alarm.check,
  }
}

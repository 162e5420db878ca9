import type { ComlinkStatus } from '../comlink/protocol.ts'
import { type ComlinkChannel, type ComlinkChannelOptions, createComlinkChannel } from './channel.ts'
import { framePeer } from './frameElement.ts'

/** What the lines to some frames have in common. */
export interface FrameLinesOptions
  extends Pick<ComlinkChannelOptions, 'targetOrigin' | 'environment' | 'heartbeat'> {
  readonly name: string
  readonly connectTo: string
  /** Takes a message of a type that is listened to; a result that is not `undefined` is the answer. */
  readonly onMessage: (type: string, data: unknown) => unknown
  readonly onStatus: (status: ComlinkStatus) => void
}

/** The embedding page's ends of the lines to windows that show one app. */
export interface FrameLines {
  /** Begins the handshake with a window. Throws `config-invalid` for a target that is no exact origin. */
  readonly connect: (frameWindow: Window) => () => void
  /** Tells every window something; without one, the first to come. */
  readonly send: (type: string, data?: unknown) => void
  /** Listens to messages of these types, too. */
  readonly listen: (types: readonly string[]) => void
  /** Keeps the lines until the returned function is called, and for a macrotask after it. */
  readonly hold: () => () => void
}

/** Messages kept for a window that may never come; the oldest go first. */
const KEPT_MESSAGES = 100

/** Makes no line before a window is there. */
export function createFrameLines(options: FrameLinesOptions): FrameLines {
  const { onMessage, onStatus, ...line } = options
  const channels = new Map<Window, ComlinkChannel>()
  const kept: (readonly [type: string, data: unknown])[] = []
  const listened = new Set<string>()
  let stay = () => {}

  function listenTo(channel: ComlinkChannel, type: string): void {
    channel.on(type, (data) => onMessage(type, data))
  }

  function disconnect(frameWindow: Window, channel: ComlinkChannel): void {
    if (channels.get(frameWindow) !== channel) return
    channels.delete(frameWindow)
    channel.dispose()
    onStatus('disconnected')
  }

  return {
    connect(frameWindow) {
      // One line is enough for a window; who made it ends it.
      if (channels.has(frameWindow)) return () => {}
      const peer = framePeer({ contentWindow: frameWindow })
      const channel = createComlinkChannel({ ...line, peer })
      channels.set(frameWindow, channel)
      for (const type of listened) listenTo(channel, type)
      for (const [type, data] of kept.splice(0)) channel.send(type, data)
      channel.subscribe(onStatus)
      // Apart from this task: what it throws is its own.
      const first = channel.status()
      queueMicrotask(() => onStatus(first))
      return () => disconnect(frameWindow, channel)
    },
    send(type, data) {
      for (const channel of channels.values()) channel.send(type, data)
      if (channels.size > 0) return
      kept.push([type, data])
      if (kept.length > KEPT_MESSAGES) kept.shift()
    },
    listen(types) {
      for (const type of types) {
        if (listened.has(type)) continue
        listened.add(type)
        for (const channel of channels.values()) listenTo(channel, type)
      }
    },
    hold() {
      stay()
      return () => {
        stay()
        stay = line.environment.clock.after(0, () => {
          for (const [frameWindow, channel] of [...channels]) disconnect(frameWindow, channel)
        })
      }
    },
  }
}

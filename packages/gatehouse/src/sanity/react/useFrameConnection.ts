import { useEffect, useMemo } from 'react'
import { useLatest } from '../../react/useLatest.ts'
import type { FrameMessage, WindowMessage } from '../comlink/message.ts'
import type { ComlinkStatus } from '../comlink/protocol.ts'
import { createFrameLines } from '../host/frameLines.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/** Takes a message's data; what it returns, or resolves with, is the answer. */
export type MessageHandler<TWindowMessage extends WindowMessage> = (
  event: TWindowMessage['data'],
) => TWindowMessage['response'] | Promise<TWindowMessage['response']>

/** Which line to the page in a frame. */
export interface UseFrameConnectionOptions<TWindowMessage extends WindowMessage> {
  /** What this end calls itself. */
  readonly name: string
  /** What the other end calls itself. */
  readonly connectTo: string
  /** The one exact origin of the page in the frame. Nobody else is told anything, or heard. */
  readonly targetOrigin: string
  /** Takes the other end's messages, by their types. May be an inline object. */
  readonly onMessage?: {
    readonly [K in TWindowMessage['type']]: MessageHandler<Extract<TWindowMessage, { type: K }>>
  }
  /**
   * Asks every 2 s whether the other end still lives, and connects anew when it is silent for 3 s.
   * A frame that loads another document is found by it.
   * @defaultValue `false`
   */
  readonly heartbeat?: boolean
  /** Told how far the two ends have come. May be an inline function. */
  readonly onStatus?: (status: ComlinkStatus) => void
}

/** The line to the page in a frame. Neither it nor its functions change while the options say the same. */
export interface FrameConnection<TFrameMessage extends FrameMessage> {
  /**
   * Begins the handshake with a frame's window, which need not have loaded yet. Returns the stop.
   * Throws an `AuthError` `config-invalid` for a `targetOrigin` that is not one exact origin.
   */
  readonly connect: (frameWindow: Window) => () => void
  /** Tells the page in the frame something, now or as soon as it is connected. */
  readonly sendMessage: <T extends TFrameMessage['type']>(
    ...params: Extract<TFrameMessage, { type: T }>['data'] extends undefined
      ? [type: T]
      : [type: T, data: Extract<TFrameMessage, { type: T }>['data']]
  ) => void
}

/**
 * The embedding page's end of a line to the page in a frame of its own. It never suspends, and ends
 * with the component.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useFrameConnection<
  TFrameMessage extends FrameMessage,
  TWindowMessage extends WindowMessage,
>(options: UseFrameConnectionOptions<TWindowMessage>): FrameConnection<TFrameMessage> {
  const { name, connectTo, targetOrigin, heartbeat = false, onMessage = {} } = options
  const { environment } = useSanityInstance()
  const latest = useLatest(options)
  const lines = useMemo(
    () =>
      createFrameLines({
        environment,
        name,
        connectTo,
        targetOrigin,
        heartbeat,
        onMessage: (type, data) => handlersOf(latest.current)[type]?.(data),
        onStatus: (status) => latest.current.onStatus?.(status),
      }),
    [environment, name, connectTo, targetOrigin, heartbeat, latest],
  )
  // A string, because the object may be a new one on every render.
  const types = JSON.stringify(Object.keys(onMessage))
  useEffect(() => lines.listen(JSON.parse(types) as string[]), [lines, types])
  useEffect(() => lines.hold(), [lines])
  return useMemo(
    () => ({
      connect: lines.connect,
      sendMessage: (type, data?: unknown) => lines.send(type, data),
    }),
    [lines],
  )
}

type AnyHandler = (data: unknown) => unknown

function handlersOf({ onMessage }: { readonly onMessage?: object }): Record<string, AnyHandler> {
  return (onMessage ?? {}) as Record<string, AnyHandler>
}

import { useEffect, useMemo } from 'react'
import { useLatest } from '../../react/useLatest.ts'
import type { FrameMessage, MessageData, WindowMessage } from '../comlink/message.ts'
import type { SanityInstance } from '../instance.ts'
import { useSanityInstance } from './useSanityInstance.ts'
import { windowLine } from './windowLine.ts'

/** Takes a message's data; what it returns is the answer. */
export type WindowMessageHandler<TFrameMessage extends FrameMessage> = (
  event: TFrameMessage['data'],
) => TFrameMessage['response'] | Promise<TFrameMessage['response']>

/** Which line to the embedding page. */
export interface UseWindowConnectionOptions<TMessage extends FrameMessage> {
  /** What this end calls itself. Whoever uses the same name in one app shares one line. */
  readonly name: string
  /** What the other end calls itself. */
  readonly connectTo: string
  /** Takes the other end's messages, by their types. May be an inline object. */
  readonly onMessage?: Record<TMessage['type'], WindowMessageHandler<TMessage>>
}

/** How long an answer may take, and how to call the question off. */
export interface WindowFetchOptions {
  readonly signal?: AbortSignal
  /** Taken for the sake of the vendor's callers: nothing is warned of. */
  readonly suppressWarnings?: boolean
  /** Milliseconds from the call, connected or not. @defaultValue 10_000 */
  readonly responseTimeout?: number
}

/** The line to the embedding page. Neither it nor its functions change while the names do not. */
export interface WindowConnection<TMessage extends WindowMessage> {
  /** Tells the other end something, now or as soon as it is connected. */
  readonly sendMessage: <TType extends TMessage['type']>(
    type: TType,
    data?: Extract<TMessage, { type: TType }>['data'],
  ) => void
  /**
   * Asks the other end and resolves with the data of its answer, unchecked. Rejects with an
   * `AuthError`: `parent-timeout`, `parent-not-allowed` (also for an app that was opened on its own),
   * `config-invalid`, `not-supported`, `disposed`; or with the signal's reason.
   */
  readonly fetch: <TResponse>(
    type: string,
    data?: MessageData,
    options?: WindowFetchOptions,
  ) => Promise<TResponse>
}

/**
 * The app's end of a line to the page that embeds it. It never suspends: what is said before the two
 * ends have found each other waits, and an answer that does not come is an error at its deadline.
 * Only pages that may embed the app are spoken to.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useWindowConnection<
  TWindowMessage extends WindowMessage,
  TFrameMessage extends FrameMessage,
>(options: UseWindowConnectionOptions<TFrameMessage>): WindowConnection<TWindowMessage> {
  const { name, connectTo, onMessage = {} } = options
  const instance: SanityInstance = useSanityInstance()
  const line = useMemo(() => windowLine(instance, { name, connectTo }), [instance, name, connectTo])
  const latest = useLatest<Record<string, WindowMessageHandler<TFrameMessage>>>(onMessage)
  // A string, because the object may be a new one on every render.
  const types = JSON.stringify(Object.keys(onMessage))
  useEffect(
    () =>
      line.open(JSON.parse(types) as string[], (type, data) =>
        latest.current[type]?.(data as TFrameMessage['data']),
      ),
    [line, types, latest],
  )
  return line.connection
}

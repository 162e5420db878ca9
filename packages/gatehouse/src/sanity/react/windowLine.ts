import { isAuthError } from '../../errors.ts'
import type { WindowMessage } from '../comlink/message.ts'
import type { NodeNames } from '../comlink/nodePool.ts'
import type { SanityInstance } from '../instance.ts'
import type { WindowConnection } from './useWindowConnection.ts'

/** Takes any message of the types that it is there for. */
type Take = (type: string, data: unknown) => unknown

/** One component's share in a line to the embedding page. */
export interface WindowLine {
  /** Can be used before it is open: what is said waits. */
  readonly connection: WindowConnection<WindowMessage>
  /** Keeps the line and listens to messages of these types. Returns the stop. */
  readonly open: (types: readonly string[], take: Take) => () => void
}

/** Makes a share; nothing is opened before it is used. */
export function windowLine(
  { nodes, environment: { log } }: SanityInstance,
  names: NodeNames,
): WindowLine {
  /** A line that cannot be had is told where somebody waits for an answer, and hides nothing here. */
  function attempt(use: () => () => void): () => void {
    try {
      return use()
    } catch (error) {
      if (!isAuthError(error)) throw error
      const level = error.code === 'config-invalid' ? 'error' : 'info'
      log.write({ level, event: 'comlink.no-line', message: error.message })
      return () => {}
    }
  }

  return {
    connection: {
      sendMessage(type, data) {
        attempt(() => {
          nodes.node(names).send(type, data)
          return () => {}
        })
      },
      async fetch<TResponse>(...[type, data, options = {}]: FetchParameters): Promise<TResponse> {
        const { responseTimeout, signal } = options
        const answer = await nodes.node(names).fetch(type, data, {
          ...(responseTimeout !== undefined && { deadlineMs: responseTimeout }),
          ...(signal && { signal }),
        })
        return answer as TResponse
      },
    },
    open: (types, take) =>
      attempt(() => {
        const release = nodes.hold(names)
        const node = nodes.node(names)
        const stops = types.map((type) => node.on(type, (data) => take(type, data)))
        return () => {
          for (const stop of stops) stop()
          release()
        }
      }),
  }
}

type FetchParameters = Parameters<WindowConnection<WindowMessage>['fetch']>

import { withDeadline } from '../../deadline.ts'
import { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import {
  type AccessAnswer,
  type AccessRequest,
  requestAccess,
  requestToken,
} from '../comlink/messages.ts'
import type { ComlinkNode } from '../comlink/node.ts'
import type { NodePool } from '../comlink/nodePool.ts'
import { CHANNEL_NAME, NODE_NAME } from '../comlink/protocol.ts'

/** How long the parent has to answer, in milliseconds: the vendor's own limit. */
const ANSWER_MS = 10_000

/** The line to the page that embeds this one. */
export interface DashboardLine {
  /** Begins to listen for the parent's handshake. */
  readonly open: () => void
  /** Resolves once the parent has shown who it is. @throws AuthError `parent-timeout`, `parent-not-allowed` */
  readonly connected: (signal: AbortSignal) => Promise<void>
  /** @throws AuthError `parent-timeout`, `parent-refused`, `parent-invalid`, `parent-not-allowed` */
  readonly requestToken: (signal: AbortSignal) => Promise<string>
  /** @throws AuthError `parent-timeout`, `parent-invalid`, `parent-not-allowed` */
  readonly requestAccess: (request: AccessRequest) => Promise<AccessAnswer>
  /** Lets go of it; with the pool that it comes from, what waits is gone. */
  readonly close: () => void
}

const LINE = { name: NODE_NAME, connectTo: CHANNEL_NAME } as const

/** Makes the line; nothing listens before it is opened. A component of the app's may share it. */
export function createDashboardLine(
  { clock }: Pick<Environment, 'clock'>,
  nodes: NodePool,
): DashboardLine {
  let release: (() => void) | undefined

  function open(): ComlinkNode {
    release ??= nodes.hold(LINE)
    return nodes.node(LINE)
  }

  return {
    open: () => void open(),
    connected: (signal) => connected(open(), { clock, signal }),
    requestToken: async (signal) => requestToken(open(), { deadlineMs: ANSWER_MS, signal }),
    requestAccess: async (request) => requestAccess(open(), request, { deadlineMs: ANSWER_MS }),
    close: () => release?.(),
  }
}

function connected(
  node: ComlinkNode,
  { clock, signal }: Pick<Environment, 'clock'> & { readonly signal: AbortSignal },
): Promise<void> {
  const bounds = { clock, ms: ANSWER_MS, signal, what: 'The dashboard' }
  return withDeadline(
    bounds,
    (deadline) =>
      new Promise<void>((resolve) => {
        const check = () => {
          if (node.status() !== 'connected') return
          stop()
          resolve()
        }
        const stop = node.subscribe(check)
        deadline.addEventListener('abort', stop)
        check()
      }),
  ).catch((cause: unknown) => {
    throw new AuthError(
      'parent-timeout',
      'The dashboard that embeds this app does not answer. Reload the dashboard, or try again.',
      { recoverable: true, cause },
    )
  })
}

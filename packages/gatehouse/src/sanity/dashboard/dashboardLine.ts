import { withDeadline } from '../../deadline.ts'
import { AuthError } from '../../errors.ts'
import type { Environment } from '../../ports/environment.ts'
import {
  type AccessAnswer,
  type AccessRequest,
  requestAccess,
  requestToken,
} from '../comlink/messages.ts'
import { type ComlinkNode, createComlinkNode } from '../comlink/node.ts'
import { notAllowed, notEmbedded } from './parentErrors.ts'

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
  /** For good: what waits rejects with `disposed`, and so does what is asked later. */
  readonly close: () => void
}

/** Makes the line; nothing listens before it is opened. */
export function createDashboardLine(
  { frame, clock, nonce, log }: Environment,
  allowOrigin: (origin: string) => boolean,
): DashboardLine {
  let node: ComlinkNode | undefined
  let closed = false

  function open(): ComlinkNode {
    const peer = frame.parent()
    const origin = frame.parentOrigin()
    if (closed) throw new AuthError('disposed', 'The line to the dashboard is closed for good.')
    if (!peer) throw notEmbedded()
    if (origin !== null && !allowOrigin(origin)) throw notAllowed(origin)
    node ??= createComlinkNode({ peer, clock, nonce, allowOrigin, log })
    return node
  }

  return {
    open: () => void open(),
    connected: (signal) => connected(open(), { clock, signal }),
    requestToken: async (signal) => requestToken(open(), { deadlineMs: ANSWER_MS, signal }),
    requestAccess: async (request) => requestAccess(open(), request, { deadlineMs: ANSWER_MS }),
    close() {
      closed = true
      node?.dispose()
    },
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

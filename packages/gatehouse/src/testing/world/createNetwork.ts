import type { Scheduler } from './createScheduler.ts'
import { fromWire, toWire, type WireReply, type WireRequest } from './wire.ts'

/** What the network does to a request. */
export type NetworkFault =
  /** It never reaches the server; `fetch` rejects. */
  | { readonly type: 'drop' }
  /** The server acts on it, and the answer gets lost; `fetch` rejects. */
  | { readonly type: 'lose' }
  /** The answer takes so many milliseconds. */
  | { readonly type: 'delay'; readonly ms: number }
  /** The server acts on it, and the answer never comes. */
  | { readonly type: 'hang' }
  /** Something on the way answers in the server's place. */
  | {
      readonly type: 'answer'
      readonly status: number
      readonly body?: string
      readonly headers?: Readonly<Record<string, string>>
    }
  /** The server acts on it, and half of its answer arrives. */
  | { readonly type: 'truncate' }

/** What a server is told of a request beyond the request. */
export interface Exchange {
  readonly id: number
  /** The tab that sent it. */
  readonly owner: number
  readonly url: string
  /** What the network does to it. */
  readonly fault: NetworkFault | undefined
}

/** A server: answers one request. Its work takes no time; the way to it and back does. */
export type Handler = (request: WireRequest) => WireReply | Promise<WireReply>

/** The way from the tabs to the servers. */
export interface Network {
  readonly fetchFor: (owner: number) => typeof globalThis.fetch
  /** Puts a server on the network. */
  readonly serve: (origin: string, handler: Handler) => void
  /** What happens to requests that are sent from now on; `undefined`: nothing. */
  readonly fault: (fault: NetworkFault | undefined) => void
  /** What happens to the next `count` requests. It goes before `fault`. */
  readonly faultNext: (fault: NetworkFault, count?: number) => void
  /**
   * Whether an answer was kept from the tab that waited for it: by a fault, an abort, or the end of
   * the tab, which may come before the answer is put to use.
   */
  readonly isDisturbed: (exchange: number) => boolean
  /** The tab will not take any answer that is on its way. */
  readonly release: (owner: number) => void
  /** How many requests were sent. */
  readonly sent: () => number
}

/** A network in which serving and answering are steps of the scheduler. Offline drops every request. */
export function createNetwork({ plan }: Pick<Scheduler, 'plan'>, isOnline: () => boolean): Network {
  const servers = new Map<string, Handler>()
  const disturbed = new Set<number>()
  /** The tabs of the requests that are on their way. */
  const open = new Map<number, number>()
  /** The last request of each tab. */
  const latest = new Map<number, number>()
  const next: NetworkFault[] = []
  let present: NetworkFault | undefined
  let sent = 0

  async function serve(request: WireRequest): Promise<WireReply> {
    const handler = servers.get(new URL(request.url).origin)
    if (!handler) throw new TypeError('There is no such server.')
    const { fault } = request
    if (fault?.type === 'answer') return fault
    const reply = await handler(request)
    if (fault?.type === 'truncate') return truncated(reply)
    if (fault?.type === 'lose')
      throw new TypeError(`The connection was lost: ${await dump(request)}`)
    return reply
  }

  function send(request: WireRequest, signal: AbortSignal | undefined): Promise<Response> {
    const { fault, id, owner, path } = request
    if (fault && fault.type !== 'delay') disturbed.add(id)
    open.set(id, owner)
    return new Promise<Response>((resolve, reject) => {
      const close = (settle: () => void, afterMs = 0) => {
        plan({
          label: `answer ${path}`,
          owner,
          afterMs,
          run() {
            open.delete(id)
            settle()
          },
        })
      }
      const abort = () => {
        if (open.delete(id)) disturbed.add(id)
        reject(signal?.reason)
      }
      if (signal?.aborted) {
        abort()
        return
      }
      signal?.addEventListener('abort', abort, { once: true })
      if (fault?.type === 'drop') {
        dump(request).then(
          (text) => close(() => reject(new TypeError(`The network is down: ${text}`))),
          reject,
        )
        return
      }
      plan({
        label: `serve ${path}`,
        run() {
          serve(request).then(
            (reply) => {
              if (fault?.type === 'hang') return
              close(() => resolve(fromWire(reply)), fault?.type === 'delay' ? fault.ms : 0)
            },
            (error) => close(() => reject(error)),
          )
        },
      })
    })
  }

  return {
    fetchFor: (owner) => async (input, init) => {
      const fault = isOnline() ? (next.shift() ?? present) : ({ type: 'drop' } as const)
      const url = input instanceof Request ? input.url : String(input)
      sent += 1
      latest.set(owner, sent)
      const request = toWire(input, init, { id: sent, owner, url, fault })
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined)
      return send(request, signal ?? undefined)
    },
    serve(origin, handler) {
      servers.set(new URL(origin).origin, handler)
    },
    fault(fault) {
      present = fault
    },
    faultNext(fault, count = 1) {
      for (let left = count; left > 0; left -= 1) next.push(fault)
    },
    isDisturbed: (exchange) => disturbed.has(exchange),
    release(owner) {
      for (const [id, other] of open) if (other === owner) disturbed.add(id)
      disturbed.add(latest.get(owner) ?? 0)
    },
    sent: () => sent,
  }
}

/** Some transports put the whole request into the error. */
async function dump({ method, url, header, text }: WireRequest): Promise<string> {
  return `${method} ${url} ${header('authorization') ?? ''} ${await text()}`
}

function truncated(reply: WireReply): WireReply {
  const { body = '' } = reply
  return { ...reply, body: body.slice(0, body.length / 2) }
}

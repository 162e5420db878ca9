import type { Clock } from './clock.ts'
import { ConnectionDropped } from './connectionDropped.ts'
import { type Handler, withHeaders } from './handler.ts'
import { isControl } from './hosts.ts'
import { unversioned } from './routePath.ts'
import { isPreflight } from './sanity/cors.ts'

/** Which requests a fault is for. What is left out matches everything. */
export interface FaultMatch {
  readonly method?: string
  /** A prefix of the path, or a glob with `*`; with or without the API version. */
  readonly path?: string
  /** A hostname without port, or a glob with `*`. */
  readonly host?: string
}

/** What happens to a request instead of, or on top of, its answer. */
export type FaultEffect =
  /** The connection dies; the work is not done. */
  | { readonly kind: 'drop' }
  /** The work is done, and the connection dies before the answer. */
  | { readonly kind: 'loseResponse' }
  /** Another answer; the work is not done. */
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      /** Sent as JSON, or as it is when it is a string. */
      readonly body?: unknown
    }
  /** The request waits for `ms` before anything else happens to it. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** No answer ever comes; the work is not done. */
  | { readonly kind: 'hang' }
  /** A 200 with a page, as a captive portal answers; the work is not done. */
  | { readonly kind: 'html' }
  /** The work is done, and half of the answer's body is missing. */
  | { readonly kind: 'truncate' }
  /** The work is done, and the answer's body is missing. */
  | { readonly kind: 'empty' }

/** A fault to inject. Without `times` and `forMs` it stays until it is cleared. */
export type Fault = FaultEffect & {
  readonly match?: FaultMatch
  /** For how many requests. */
  readonly times?: number
  /** For how long, in ms of the emulator's clock. */
  readonly forMs?: number
}

/** A fault as it stands. */
export interface ActiveFault {
  readonly id: number
  readonly fault: Fault
  /** How many requests it met. */
  readonly hits: number
}

/** The faults that wait for requests. */
export interface Faults {
  /** @returns a function that takes the fault away again */
  add(fault: Fault): () => void
  list(): readonly ActiveFault[]
  clear(): void
  /** What happens to this request, counted as met: every delay, and the first other effect. */
  take(request: Request): readonly FaultEffect[]
}

interface Entry {
  readonly id: number
  readonly fault: Fault
  readonly until: number
  hits: number
}

export function createFaults(clock: Clock): Faults {
  let entries: readonly Entry[] = []
  let serial = 0
  const isSpent = ({ fault, hits, until }: Entry): boolean =>
    hits >= (fault.times ?? Number.POSITIVE_INFINITY) || clock.now() >= until
  const prune = (): void => {
    entries = entries.filter((entry) => !isSpent(entry))
  }
  return {
    add(fault) {
      serial += 1
      const until = clock.now() + (fault.forMs ?? Number.POSITIVE_INFINITY)
      const added: Entry = { id: serial, fault, until, hits: 0 }
      entries = [...entries, added]
      return () => {
        entries = entries.filter((entry) => entry !== added)
      }
    },
    list() {
      prune()
      return entries.map(({ id, fault, hits }) => ({ id, fault, hits }))
    },
    clear() {
      entries = []
    },
    take(request) {
      prune()
      const matching = entries.filter(({ fault }) => matches(fault.match ?? {}, request))
      const delays = matching.filter(({ fault }) => fault.kind === 'delay')
      const decisive = matching.find(({ fault }) => fault.kind !== 'delay')
      const met = decisive === undefined ? delays : [...delays, decisive]
      for (const entry of met) entry.hits += 1
      return met.map(({ fault }) => fault)
    },
  }
}

/** What an effect may need of its surroundings. */
export interface FaultEnvironment {
  /** Waits `ms` milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
}

/** Lets faults happen to everything that `next` answers, except to the control API. */
export function withFaults(next: Handler, faults: Faults, { sleep }: FaultEnvironment): Handler {
  return async (request) => {
    if (isControl(new URL(request.url))) return next(request)
    const effects = faults.take(request)
    for (const effect of effects) {
      if (effect.kind === 'delay') await sleep(effect.ms, request.signal)
    }
    const decisive = effects.find(({ kind }) => kind !== 'delay')
    return decisive === undefined ? next(request) : answerWith(decisive, request, next)
  }
}

async function answerWith(effect: FaultEffect, request: Request, next: Handler): Promise<Response> {
  switch (effect.kind) {
    case 'drop':
      throw new ConnectionDropped()
    case 'loseResponse':
      await (await next(request)).body?.cancel()
      throw new ConnectionDropped()
    case 'status':
      return statusResponse(effect)
    case 'hang':
      return new Promise((_, reject) => {
        request.signal.addEventListener('abort', () => reject(new ConnectionDropped()))
      })
    case 'html':
      return new Response(CAPTIVE_PORTAL, { headers: { 'content-type': 'text/html' } })
    case 'truncate': {
      const response = await next(request)
      const text = await response.text()
      return withBody(response, text.slice(0, Math.floor(text.length / 2)))
    }
    case 'empty': {
      const response = await next(request)
      await response.body?.cancel()
      return withBody(response, '')
    }
    case 'delay':
      return next(request)
  }
}

const CAPTIVE_PORTAL =
  '<!doctype html><title>Welcome</title><p>Please accept the terms of this network.</p>'

function statusResponse({ status, headers, body }: FaultEffect & { kind: 'status' }): Response {
  const given = new Headers(headers)
  if (body === undefined || status === 204 || status === 304) {
    return new Response(null, { status, headers: given })
  }
  if (typeof body === 'string') return new Response(body, { status, headers: given })
  if (!given.has('content-type')) given.set('content-type', 'application/json')
  return new Response(JSON.stringify(body), { status, headers: given })
}

function withBody(response: Response, body: string): Response {
  const headers = new Headers(response.headers)
  headers.delete('content-length')
  const hasNoBody = response.status === 204 || response.status === 304
  const text = hasNoBody ? null : body
  return withHeaders(new Response(text, { status: response.status }), headers)
}

function matches({ method, path, host }: FaultMatch, request: Request): boolean {
  // A preflight is hit only by name: otherwise a fault "once" would be spent on it.
  if (isPreflight(request) && method?.toUpperCase() !== 'OPTIONS') return false
  if (method !== undefined && method.toUpperCase() !== request.method) return false
  const url = new URL(request.url)
  if (host !== undefined && !globMatches(host, url.hostname)) return false
  if (path === undefined) return true
  return [url.pathname, unversioned(url.pathname) ?? url.pathname].some((candidate) =>
    path.includes('*') ? globMatches(path, candidate) : candidate.startsWith(path),
  )
}

function globMatches(glob: string, text: string): boolean {
  const literal = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replaceAll('*', '.*')}$`).test(text)
}

import { createApp } from './app.ts'
import { createClock } from './clock.ts'
import { ConnectionDropped } from './connectionDropped.ts'
import { defaultSeed } from './defaultSeed.ts'
import { withDirectusCors } from './directus/cors.ts'
import { createFaults, type Fault, type Faults, withFaults } from './faults.ts'
import type { Handler } from './handler.ts'
import { isControl, isDirectus } from './hosts.ts'
import { isAllowedOrigin } from './origins.ts'
import { createRequestLog, type RequestLog, withRequestLog } from './requestLog.ts'
import { isPreflight, withCors } from './sanity/cors.ts'
import { parseSeed } from './seed.ts'
import { issueToken, startSession, type TokenRequest } from './sessions.ts'
import { createUnderway } from './underway.ts'
import { createWorld, type Token, type World } from './world.ts'

export interface EmulatorOptions {
  /** The seed, as read from a file. @defaultValue the package's `seeds/default` */
  readonly seed?: unknown
  /** Faults to begin with; a reset brings them back. */
  readonly faults?: readonly Fault[]
  /** The clock underneath, in ms since the epoch. @defaultValue `Date.now` */
  readonly now?: () => number
  /** How a `delay` waits. @defaultValue real time */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** The platform in memory. */
export interface Emulator {
  /**
   * Answers a request by its URL's host. Rejects with a `TypeError`, as `fetch` does, where a fault
   * drops the connection.
   */
  fetch(request: Request): Promise<Response>
  /** Everything that the platform knows. A reset replaces it: read it anew each time. */
  readonly world: World
  readonly faults: Faults
  readonly requests: RequestLog
  /** Signs a person in behind the scenes. @returns the token */
  signIn(personId: string, request?: TokenRequest): Token
  /** Back to the seed: data, sessions, clock, faults, log and counters. Open streams end. */
  reset(): void
  /** Ends open streams and hanging requests; nothing is answered afterwards. */
  close(): void
}

/**
 * Makes a platform. Two of them share nothing.
 * @throws {SeedError} when the seed cannot be used
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const { now = Date.now, sleep = realSleep } = options
  const seed = options.seed === undefined ? defaultSeed() : parseSeed(options.seed)
  const clock = createClock(now)
  const faults = createFaults(clock)
  const underway = createUnderway()
  let world = createWorld(seed, clock)
  const requests = createRequestLog(clock, () => [
    ...world.sids.keys(),
    ...world.oauth.codes.keys(),
    ...world.oauth.refreshTokens.keys(),
  ])
  const inject = (): void => {
    for (const fault of options.faults ?? []) faults.add(fault)
  }
  const end = (): void => {
    world.changes.emit({ type: 'ended' })
    world.directus.changes.emit({ type: 'ended' })
  }
  const reset = (): void => {
    end()
    clock.reset()
    faults.clear()
    requests.clear()
    world = createWorld(seed, clock)
    inject()
  }
  inject()

  const app = createApp({ world: () => world, faults, requests, reset })
  const answer: Handler = async (request) =>
    isPreflight(request) ? new Response(null, { status: 204 }) : app.fetch(request)
  const isAllowed = (origin: string): boolean => isAllowedOrigin(origin, world.settings.corsOrigins)
  const faulty = withFaults(answer, faults, { sleep })
  const directus = withDirectusCors(faulty, () => world.directus.settings.corsOrigin)
  const sanity = withCors(faulty, isAllowed)
  const handle = withRequestLog((request) => {
    const url = new URL(request.url)
    return isDirectus(url) && !isControl(url) ? directus(request) : sanity(request)
  }, requests)

  return {
    fetch: (request) => underway.until(handle(request)),
    get world() {
      return world
    },
    faults,
    requests,
    signIn: (personId, request = { kind: 'stamped' }) =>
      issueToken(world, startSession(world, personId), request),
    reset,
    close() {
      end()
      underway.drop()
    },
  }
}

function realSleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer)
      reject(new ConnectionDropped())
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort)
      resolve()
    }, ms)
    signal.addEventListener('abort', abort, { once: true })
  })
}

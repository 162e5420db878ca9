import { assertSamePerson, personOf } from '../client/samePerson.ts'
import { type Credential, isTokenCredential } from '../machine/credential.ts'
import { pause } from '../pause.ts'
import { systemClock } from '../ports/systemClock.ts'
import type { DirectusClient } from './client.ts'
import { type DirectusError, isDirectusError } from './errors.ts'
import { type Exchange, exchange } from './exchange.ts'
import { nextTry } from './nextTry.ts'
import { isSignInUrl } from './requestUrl.ts'
import { credentialOf, hasSession } from './tokenClient.ts'

/** The client that a request is sent for. Its other features are looked for when it is sent. */
export type Sender = Pick<DirectusClient<never>, 'url' | 'globals'>

/** What has become of a request so far. */
interface Progress {
  readonly credential: Credential | null
  readonly isRenewed: boolean
  readonly waits: number
  readonly waitedMs: number
}

/**
 * Sends a request with the client's credential, and again where that helps: once after a renewal where
 * the token is refused, and after a wait where the server is busy.
 *
 * @throws DirectusError the server's refusal, when nothing helps
 * @throws AuthError `network`, `session-changed` when another person signed in before the answer
 * came, or what a renewal throws
 */
export async function transport(client: Sender, request: Exchange): Promise<unknown> {
  const { init, clock = systemClock() } = request
  const { signal, method = 'GET' } = init
  const wish = signal ? { signal } : {}
  const isCredited = mayCarry(client, request)
  const assertAsker = asker(client, isCredited)
  const credential = isCredited ? await credentialOf(client, wish) : null
  assertAsker()
  return attempt({ credential, isRenewed: isReadOnce(init.body), waits: 0, waitedMs: 0 })

  async function attempt(progress: Progress): Promise<unknown> {
    try {
      const { data } = await exchange(client, {
        ...request,
        init: credited(init, progress.credential),
      })
      return data
    } catch (error) {
      if (!isDirectusError(error)) throw error
      const next = await prepared(progress, error)
      if (!next) throw error
      return await attempt(next)
    } finally {
      assertAsker()
    }
  }

  /** Gets ready for another attempt; `undefined` where none would help. */
  async function prepared(progress: Progress, error: DirectusError): Promise<Progress | undefined> {
    const { credential: rejected, waits, waitedMs } = progress
    const next = nextTry({ ...progress, error, method, isCredited: rejected !== null })
    if (next.type === 'wait') {
      await pause(clock, next.ms, signal)
      return { ...progress, waits: waits + 1, waitedMs: waitedMs + next.ms }
    }
    if (next.type === 'give-up' || !rejected) return undefined
    const renewed = await credentialOf(client, { ...wish, rejected })
    return renewed ? { ...progress, credential: renewed, isRenewed: true } : undefined
  }
}

/**
 * Whether the client's credential may go along: to its own origin only (S7), never to what replaces a
 * credential, and not beside one that the request brings itself.
 */
function mayCarry(client: Sender, { url, init }: Exchange): boolean {
  const bringsOwn =
    new Headers(init.headers).has('Authorization') || url.searchParams.has('access_token')
  return url.origin === client.url.origin && !isSignInUrl(client, url) && !bringsOwn
}

function credited(init: RequestInit, credential: Credential | null): RequestInit {
  if (!credential) return init
  if (!isTokenCredential(credential)) return { ...init, credentials: 'include' }
  const headers = new Headers(init.headers)
  headers.set('Authorization', `Bearer ${credential.token}`)
  return { ...init, headers: Object.fromEntries(headers) }
}

/** A text is JSON unless its headers say something else; what has no body needs no type. */
export function asJson(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers)
  if (typeof init.body === 'string' && !headers.has('Content-Type')) {
    headers.set('Content-Type', 'application/json')
  }
  // Plain, as a `fetch` that is not the platform's may know no `Headers`.
  return { ...init, headers: Object.fromEntries(headers) }
}

/** Keeps an answer from all but the person that asked for it. */
function asker(client: Sender, isCredited: boolean): () => void {
  if (!isCredited || !hasSession(client)) return () => undefined
  const { authStore } = client
  let asked = personOf(authStore)
  return () => {
    assertSamePerson(authStore, asked)
    asked ??= personOf(authStore)
  }
}

/** Whether a body is gone once it is sent. */
function isReadOnce(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'getReader' in body
}

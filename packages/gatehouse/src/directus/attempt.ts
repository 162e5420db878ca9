import type { Credential } from '../machine/credential.ts'
import type { DirectusClient } from './client.ts'
import { type Reached, reach, type WholeRequest } from './reach.ts'

/** The client that a request is sent for. Its other features are looked for when it is sent. */
export type Sender = Pick<DirectusClient<never>, 'url' | 'globals'>

/** One request of a client, however often it is sent. */
export interface Job extends WholeRequest {
  readonly client: Sender
  readonly init: PlainInit
  /** Throws where the session is another one by now. */
  readonly assertAsker: (() => void) | undefined
}

/** Headers by their names in small letters; no `Headers`, as not every `fetch` knows those. */
export interface PlainInit extends RequestInit {
  headers: Record<string, string>
}

/**
 * A request in one form, whichever it was given in. A text is JSON unless its headers say otherwise; a
 * form says itself what it is, with a boundary that only the platform knows.
 */
export function plainInit(init: RequestInit): PlainInit {
  const headers = Object.fromEntries(new Headers(init.headers))
  if (headers['content-type'] === 'multipart/form-data') delete headers['content-type']
  if (typeof init.body === 'string') headers['content-type'] ??= 'application/json'
  return { ...init, headers }
}

/** Sends it once, with a credential or without. A refusal is looked at by whoever reads it. */
export async function attempt(job: Job, credential: Credential | null): Promise<Reached> {
  const reached = await reach(job.client, { ...job, init: credited(job.init, credential) })
  if ('data' in reached) job.assertAsker?.()
  return reached
}

/** A request with its credential. */
export function credited(init: PlainInit, credential: Credential | null): RequestInit {
  if (!credential) return init
  if (!('token' in credential)) return { ...init, credentials: 'include' }
  return { ...init, headers: { ...init.headers, authorization: `Bearer ${credential.token}` } }
}

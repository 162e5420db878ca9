import type { DirectusCounters } from '@gatehouse/emulator'
import { Secret, TOTP } from 'otpauth'
import type { World } from '../world/startWorld.ts'

/** Somebody of the emulator's Directus. */
export interface Account {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** She may change everything. */
export const NOOR: Account = {
  name: 'Noor Haddad',
  email: 'editor@example.com',
  password: 'editor-pass-1',
}
/** He has a second factor. */
export const KOFI: Account = {
  name: 'Kofi Mensah',
  email: 'tfa@example.com',
  password: 'tfa-pass-1',
}
const KOFIS_SECRET = 'JBSWY3DPEHPK3PXP'

/** How long one code of a second factor serves, in ms. */
const STEP_MS = 30_000

/**
 * What his authenticator app shows. The half minute of that code begins now, so that it does not end
 * while it is typed.
 */
export function oneTimeCode({ emulator }: World): string {
  const { clock } = emulator.world
  clock.set(Math.ceil(clock.now() / STEP_MS) * STEP_MS)
  return new TOTP({ secret: Secret.fromBase32(KOFIS_SECRET) }).generate({ timestamp: clock.now() })
}

/** What has happened at Directus by now. */
export function counters({ emulator }: World): DirectusCounters {
  return emulator.world.directus.counters
}

/** Returns what says which requests from now on were refused, or dropped, as `POST /auth/refresh 401`. */
export function failuresFrom({ emulator }: World): () => readonly string[] {
  const last = emulator.requests.list().at(-1)?.id ?? 0
  return () =>
    emulator.requests
      .list(last)
      .filter(({ status }) => status === 'dropped' || (status !== 'pending' && status >= 400))
      .map(({ method, path, status }) => `${method} ${path} ${status}`)
}

/** Ends every access token and session token at the server, before its time. */
export async function endTokens({ emulator }: World): Promise<void> {
  await emulator.fetch(
    new Request(`${emulator.url}/__emulator/directus/tokens/expire`, {
      method: 'POST',
      body: JSON.stringify({ all: true }),
    }),
  )
}

/** Notes from now on when a session was renewed; returns what says how long after one another, in ms. */
export function renewalsFrom({ emulator }: World): () => readonly number[] {
  const last = emulator.requests.list().at(-1)?.id ?? 0
  return () => {
    const renewedAt = emulator.requests
      .list(last)
      .filter(({ method, path }) => method === 'POST' && path === '/auth/refresh')
      .map(({ at }) => at)
    return renewedAt.slice(1).map((at, index) => at - (renewedAt[index] ?? at))
  }
}

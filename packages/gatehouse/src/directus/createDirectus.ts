import { isPrivateWay } from '../client/isPrivateWay.ts'
import { AuthError } from '../errors.ts'
import { platformGlobals } from '../ports/platformGlobals.ts'
import type { DirectusClient } from './client.ts'
import type { ClientGlobals } from './globals.ts'
import { isLate } from './late.ts'

/** Options of {@link createDirectus}. */
export interface ClientOptions {
  /** What to use in place of the platform's own `fetch`, `WebSocket`, `URL` and console. */
  readonly globals?: Partial<ClientGlobals>
}

/** What one feature adds to a client. */
type Part = (client: never) => object

/**
 * A client for the Directus at `url`; it sends nothing before it is asked to. What it can do is added
 * with {@link DirectusClient.with}.
 *
 * An address on plain http that is not this machine's own is taken, with one warning: whatever is
 * sent there, tokens and passwords too, can be read on the way.
 *
 * @param url - where Directus is served, with the path that it stands under, if any
 * @throws AuthError `config-invalid` when `url` is no address of the web, or holds a password
 */
// biome-ignore lint/suspicious/noExplicitAny: without a schema, every collection has any field
export function createDirectus<Schema = any>(
  url: string,
  options: ClientOptions = {},
): DirectusClient<Schema> {
  const globals: ClientGlobals = { ...platformGlobals(), ...options.globals }
  const address = parseAddress(url, globals)
  if (!isPrivateWay(address)) {
    globals.logger.warn(`[gatehouse] ${address.origin} is not encrypted.`)
  }
  return assemble<Schema>({ url: address, globals }, [])
}

/** Puts a client together. Later parts win over earlier ones, as in a spread. */
function assemble<Schema>(
  base: Pick<DirectusClient<Schema>, 'url' | 'globals'>,
  parts: readonly Part[],
): DirectusClient<Schema> {
  const client: DirectusClient<Schema> = {
    ...base,
    with(create) {
      const made = isLate(create) ? undefined : create(client)
      return assemble(base, [...parts, made ? () => made : create]) as never
    },
  }
  for (const part of parts) Object.assign(client, part(client as never))
  return client
}

function parseAddress(url: string, { URL }: ClientGlobals): URL {
  try {
    const address = new URL(url)
    if (/^https?:\/\/[^@/]+\//.test(address.href)) return address
  } catch {
    // Told below.
  }
  throw new AuthError(
    'config-invalid',
    'createDirectus takes an address like https://directus.example.com, without a password.',
  )
}

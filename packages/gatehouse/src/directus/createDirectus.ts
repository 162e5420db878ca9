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

/** A feature of a client: made anew over each client that comes of it, or made already. */
type Part = { readonly create: (client: never) => object } | { readonly made: object }

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
  const given = Object.getOwnPropertyDescriptors(options.globals ?? {})
  const globals: ClientGlobals = Object.defineProperties(platformGlobals(), given)
  const address = parseAddress(url, globals)
  if (!isPrivateWay(address)) {
    globals.logger.warn(
      `[gatehouse] ${address.origin} is not encrypted: tokens and passwords can be read on the way there. Use https for any address that is not this machine's own.`,
    )
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
      const part: Part = isLate(create) ? { create } : { made: create(client) }
      return assemble(base, [...parts, part]) as never
    },
  }
  for (const part of parts) {
    Object.assign(client, 'made' in part ? part.made : part.create(client as never))
  }
  return client
}

function parseAddress(url: string, { URL }: ClientGlobals): URL {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new AuthError(
      'config-invalid',
      "createDirectus needs the whole address of a Directus, as in createDirectus('https://directus.example.com').",
    )
  }
  if (address.username || address.password) {
    throw new AuthError(
      'config-invalid',
      "An address that holds a name or a password cannot be fetched. Take them out of createDirectus's url, and use login() or staticToken().",
    )
  }
  return address
}

import type { ClientGlobals } from './globals.ts'
import type { IfInstalled } from './types/schema.ts'

/** A client without a feature, where the vendor's package is not installed. */
interface OwnClient<Schema> {
  url: URL
  globals: ClientGlobals
  with: <Extension extends object>(
    createExtension: (client: DirectusClient<Schema>) => Extension,
  ) => this & Extension
}

// The package is an optional peer: where it is not installed, this is `any`.
// biome-ignore lint/suspicious/noTsIgnore: an error is expected only there
/** @ts-ignore */
type VendorClient<Schema> = import('@directus/sdk').DirectusClient<Schema>

/**
 * A client without a feature. `with` adds one, in any order: a feature finds those that are added after
 * it. The client that it is called on stays as it is. It is the vendor's own type where that package is
 * installed, so that each client's features know the other's schema.
 */
export type DirectusClient<Schema> = IfInstalled<
  VendorClient<unknown>,
  VendorClient<Schema>,
  OwnClient<Schema>
>

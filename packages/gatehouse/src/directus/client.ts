import type { ClientGlobals } from './globals.ts'

/** A client without a feature. Structurally the vendor's. */
export interface DirectusClient<Schema> {
  url: URL
  globals: ClientGlobals
  /**
   * Adds a feature. In any order: a feature finds those that are added after it. The client that it
   * is called on stays as it is.
   */
  with: <Extension extends object>(
    createExtension: (client: DirectusClient<Schema>) => Extension,
  ) => this & Extension
}

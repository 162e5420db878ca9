import type { AuthenticationClient } from '../authentication/authentication.ts'
import type { DirectusClient } from '../client.ts'
import type { RestClient } from '../rest.ts'

/** Where nobody says which collections there are, each has any field. */
// biome-ignore lint/suspicious/noExplicitAny: the vendor's default, so that its users' code compiles
export type AnySchema = any

/** What an app's client can do at the least. */
export type DirectusAppClient<Schema> = DirectusClient<Schema> &
  AuthenticationClient &
  RestClient<Schema>

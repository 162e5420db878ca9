import type { Access } from './access.ts'

/** What a route finds in its context once the caller is known. */
export interface DirectusEnvironment {
  readonly Variables: { readonly access: Access }
}

import type { Access } from '../access.ts'

/** What a resolver works with. */
export interface GraphqlContext {
  readonly access: Access
  /** Of the request, for the cookies in them. */
  readonly headers: Headers
  /** Where the request came to. */
  readonly origin: string
  /** `Set-Cookie` headers for the answer. */
  readonly cookies: string[]
}

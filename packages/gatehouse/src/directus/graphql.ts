import type { Sender } from './attempt.ts'
import type { DirectusClient } from './client.ts'
import { late } from './late.ts'
import { requestUrl } from './requestUrl.ts'
import { senderOf } from './senderOf.ts'
import { transport } from './transport.ts'

/** Options of {@link graphql}. */
export interface GraphqlConfig {
  /** As of `fetch`: whether cookies go along to a Directus on another origin. */
  readonly credentials?: RequestCredentials
}

/** What {@link graphql} adds to a client. */
export interface GraphqlClient<_Schema> {
  /**
   * Sends a query or a mutation, with the credential of the client's session or token.
   *
   * @param scope - `system` for what is Directus's own: users, files, sign-in
   * @throws DirectusError the server's refusal, also where it comes with a part of the answer: `data`
   * @throws AuthError `network`, `session-changed`, or what a renewal throws
   */
  // biome-ignore lint/suspicious/noExplicitAny: the vendor's own default
  query<Output extends object = Record<string, any>>(
    document: string,
    variables?: Record<string, unknown>,
    scope?: 'items' | 'system',
  ): Promise<Output>
}

/** The GraphQL API. Requests are sent again as those of `rest()` are. */
export function graphql({
  credentials,
}: GraphqlConfig = {}): <Schema>(client: DirectusClient<Schema>) => GraphqlClient<Schema> {
  return late((client: DirectusClient<never>) => ({
    async query<Output>(this: unknown, ...query: Query): Promise<Output> {
      return send(senderOf(this, client), query, credentials)
    },
  }))
}

type Query = readonly [
  document: string,
  variables?: Record<string, unknown>,
  scope?: 'items' | 'system',
]

async function send(
  client: Sender,
  [query, variables, scope = 'items']: Query,
  credentials: RequestCredentials | undefined,
  // biome-ignore lint/suspicious/noExplicitAny: what comes back has the type that the caller says it has
): Promise<any> {
  return transport(client, {
    url: requestUrl(client, scope === 'items' ? '/graphql' : '/graphql/system'),
    init: {
      method: 'POST',
      body: JSON.stringify({ query, variables }),
      ...(credentials && { credentials }),
    },
  })
}

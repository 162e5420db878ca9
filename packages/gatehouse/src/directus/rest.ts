import type { Sender } from './attempt.ts'
import type { DirectusClient } from './client.ts'
import { late } from './late.ts'
import type {
  RequestOptions,
  RequestTransformer,
  ResponseTransformer,
  RestCommand,
} from './requestOptions.ts'
import { requestUrl } from './requestUrl.ts'
import { senderOf } from './senderOf.ts'
import { transport } from './transport.ts'

/** Options of {@link rest}. */
export interface RestConfig {
  /** As of `fetch`: whether cookies go along to a Directus on another origin. */
  readonly credentials?: RequestCredentials
  /** Changes each request before it is sent, after the command's own `onRequest`. */
  readonly onRequest?: RequestTransformer
  /** Changes what each request came to, after the command's own `onResponse`. */
  readonly onResponse?: ResponseTransformer
}

/** What {@link rest} adds to a client. */
export interface RestClient<Schema> {
  /**
   * Sends what a command describes: one of ours, or any of the vendor's package. It carries the
   * credential of the client's session or token, renewed where that is needed.
   *
   * @throws DirectusError the server's refusal
   * @throws AuthError `network`, `session-changed`, or what a renewal throws
   */
  request<Output>(command: RestCommand<Output, Schema>): Promise<Output>
}

/**
 * The REST API. A request whose token turns out to be expired is sent once more with a new one; one
 * that meets a busy server waits for it, at most three times and thirty seconds in all.
 */
export function rest(
  config: RestConfig = {},
): <Schema>(client: DirectusClient<Schema>) => RestClient<Schema> {
  return late((client: DirectusClient<never>) => ({
    async request<Output>(this: unknown, command: () => RequestOptions): Promise<Output> {
      return perform(senderOf(this, client), command(), config)
    },
  }))
}

// biome-ignore lint/suspicious/noExplicitAny: what comes back has the type that the command says it has
async function perform(client: Sender, options: RequestOptions, config: RestConfig): Promise<any> {
  const { path, params, method = 'GET', headers, body, onRequest, onResponse } = options
  const plain: RequestInit = { method, headers: { ...headers } }
  if (config.credentials) plain.credentials = config.credentials
  if (body) plain.body = body
  const own = onRequest ? await onRequest(plain) : plain
  const init = config.onRequest ? await config.onRequest(own) : own
  const data = await transport(client, {
    url: requestUrl(client, path, params),
    init,
    isFile: !!onResponse && /^\/?assets\//.test(path),
  })
  const result = onResponse ? await onResponse(data, init) : data
  return config.onResponse ? config.onResponse(result, init) : result
}

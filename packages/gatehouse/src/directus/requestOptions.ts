/** The methods that Directus answers to; `SEARCH` reads with a query in the body. */
export type HttpMethod = 'GET' | 'SEARCH' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Changes a request before it is sent. */
export type RequestTransformer = (options: RequestInit) => RequestInit | Promise<RequestInit>

/** Changes what a request came to. */
// biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape, so that its commands fit
export type ResponseTransformer<Output = any> = (
  // biome-ignore lint/suspicious/noExplicitAny: as above
  data: any,
  request: RequestInit,
) => Output | Promise<Output>

/** One request, as a command describes it. Structurally the vendor's, so that its commands run here. */
export interface RequestOptions {
  path: string
  /** @defaultValue `GET` */
  method?: HttpMethod
  /** The query, before it is written into the address. */
  // biome-ignore lint/suspicious/noExplicitAny: the vendor's own shape
  params?: Record<string, any>
  headers?: Record<string, string>
  /** JSON, as text, or a form with files. */
  body?: string | FormData
  onRequest?: RequestTransformer
  onResponse?: ResponseTransformer
}

/** Describes a request when it is asked to. What it answers with, and for which schema, is in its type only. */
export type RestCommand<_Output extends object | unknown, _Schema> = () => RequestOptions

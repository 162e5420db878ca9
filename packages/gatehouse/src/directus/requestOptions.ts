import type { IfInstalled } from './types/schema.ts'

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

/** A command, where the vendor's package is not installed. */
interface OwnCommand<_Output, _Schema> {
  // biome-ignore lint/style/useShorthandFunctionType: an alias would lose its two types
  (): RequestOptions
}

// The package is an optional peer: where it is not installed, this is `any`.
// biome-ignore lint/suspicious/noTsIgnore: an error is expected only there
/** @ts-ignore */
type VendorCommand<Output, Schema> = import('@directus/sdk').RestCommand<Output, Schema>

/**
 * Describes a request when it is asked to. What it answers with, and for which schema, is in its type
 * only. It is the vendor's own type where that package is installed, so that each client knows what
 * the other's commands answer with.
 */
export type RestCommand<Output, Schema> = IfInstalled<
  VendorCommand<unknown, unknown>,
  VendorCommand<Output, Schema>,
  OwnCommand<Output, Schema>
>

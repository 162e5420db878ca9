import type { RequestOptions, RestCommand } from '../requestOptions.ts'

/** A request to an endpoint of an extension, or to any other path. */
export function customEndpoint<Output = unknown>(
  options: RequestOptions,
): RestCommand<Output, never> {
  return () => ({ ...options })
}

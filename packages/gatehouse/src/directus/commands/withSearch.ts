import { fieldPaths } from '../queryParams.ts'
import type { RestCommand } from '../requestOptions.ts'

/** Sends the query of a reading command in its body, for one that is too long for an address. */
export function withSearch<Output, Schema>(
  command: RestCommand<Output, Schema>,
): RestCommand<Output, Schema> {
  return () => {
    const { params, ...options } = command()
    if (options.method !== 'GET' || !params) return { ...options, ...(params && { params }) }
    const fields = fieldPaths(params.fields ?? [])
    return { ...options, method: 'SEARCH', body: JSON.stringify({ query: { ...params, fields } }) }
  }
}

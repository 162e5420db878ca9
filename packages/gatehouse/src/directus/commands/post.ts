import type { RequestOptions } from '../requestOptions.ts'

/** A request that brings something. */
export function post(path: string, body: unknown): RequestOptions {
  return { path, method: 'POST', body: JSON.stringify(body) }
}

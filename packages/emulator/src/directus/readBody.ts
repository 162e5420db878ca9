import { invalidPayload } from './errors.ts'

/** A JSON object, as it came. */
export type JsonObject = Readonly<Record<string, unknown>>

/** The JSON of a request; an empty object when it has no body. @throws {DirectusError} 400 */
export async function readBody(request: Request): Promise<unknown> {
  const text = await request.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch (error) {
    throw invalidPayload(error instanceof Error ? error.message : 'The body is not JSON')
  }
}

/** The JSON object of a request. @throws {DirectusError} 400 */
export async function readObject(request: Request): Promise<JsonObject> {
  const body = await readBody(request)
  if (!isObject(body)) throw invalidPayload('"value" must be of type object')
  return body
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

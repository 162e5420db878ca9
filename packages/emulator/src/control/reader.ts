import * as v from 'valibot'
import { plainError } from '../sanity/errors.ts'

/** Makes a reader of bodies out of a schema. It throws an `ApiError` 400 that says what is wrong. */
export function reader<T>(schema: v.GenericSchema<unknown, T>): (body: unknown) => T {
  return (body) => {
    const parsed = v.safeParse(schema, body)
    if (parsed.success) return parsed.output
    const lines = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`)
    throw plainError(400, lines.join('; '))
  }
}

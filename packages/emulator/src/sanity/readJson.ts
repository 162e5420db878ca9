import { plainError } from './errors.ts'

/** The JSON body of a request. @throws {ApiError} 400 when there is none */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return await request.json()
  } catch {
    throw plainError(400, 'The request body is not valid JSON')
  }
}

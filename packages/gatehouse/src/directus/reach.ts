import { AuthError } from '../errors.ts'
import type { ClientGlobals } from './globals.ts'

/** One request, whole. */
export interface WholeRequest {
  readonly url: URL
  readonly init: RequestInit
  /** The answer is a file: it is handed over as it came. */
  readonly isFile?: boolean
}

/** What came back: what was asked for, or something else, with the text of it where it is read. */
export type Reached =
  | { readonly data: unknown; readonly response?: Response }
  | { readonly refused: Response; readonly text?: string }

/**
 * Sends one request as it is, once, and reads the answer where it is what was asked for: the `data`
 * of JSON, a text, `null` where there is nothing, or the response itself where it is a file.
 *
 * @throws AuthError `network` where no answer came through
 * @throws the reason of the request's signal, where that is what ended it
 */
export async function reach(
  { globals }: { readonly globals: Pick<ClientGlobals, 'fetch'> },
  { url, init, isFile = false }: WholeRequest,
): Promise<Reached> {
  try {
    const response = await globals.fetch(url.href, init)
    if (!isResponse(response)) return { data: dataOf(response) }
    return response.ok ? await read(response, isFile) : { refused: response }
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new AuthError('network', `No answer came from ${url.origin}.`, {
      recoverable: true,
      cause: isClean(error) ? error : undefined,
    })
  }
}

/** What is read: JSON, which is told apart, and texts. */
const READABLE = /^(?:application\/(?:health\+)?(json)|text\/(?:html|plain))/i

async function read(response: Response, isFile: boolean): Promise<Reached> {
  if (response.status === 204) return { response, data: null }
  const type = READABLE.exec(response.headers.get('content-type') ?? '')
  if (isFile || !type) return { response, data: response }
  const [, isJson] = type
  const text = await response.text()
  try {
    const body: unknown = isJson ? JSON.parse(text) : text
    // A whole document is a proxy's, or the app's own: Directus answers with a word, or a fragment.
    const isRefusal = isJson ? Object(body).errors?.length : /^\s*<(!doctype|html)/i.test(text)
    return isRefusal ? { refused: response, text } : { response, data: dataOf(body) }
  } catch {
    return { refused: response, text }
  }
}

/** By its shape: a `fetch` of another package has a `Response` of its own. */
function isResponse(answer: unknown): answer is Response {
  return !!Object(answer).headers
}

/** What stands under `data`, or the whole where there is no such member. */
function dataOf(body: unknown): unknown {
  return 'data' in Object(body) ? Object(body).data : body
}

/** Whether an error says nothing of what was sent. What cannot be read through is taken for the worst (I9). */
function isClean(error: unknown): boolean {
  try {
    const text = error + JSON.stringify(error)
    return !error || (!/bearer|password|token/i.test(text) && isClean(Object(error).cause))
  } catch {
    return false
  }
}

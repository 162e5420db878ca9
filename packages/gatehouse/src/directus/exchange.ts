import { AuthError } from '../errors.ts'
import type { Clock } from '../ports/clock.ts'
import { systemClock } from '../ports/systemClock.ts'
import { isDirectusError } from './errors.ts'
import type { ClientGlobals } from './globals.ts'
import { dataOf, readAnswer } from './readAnswer.ts'
import { safeCause, secretsOf } from './secrets.ts'

/** One request, whole. */
export interface Exchange {
  readonly url: URL
  readonly init: RequestInit
  /** The answer is a file: it is handed over as it came. */
  readonly isFile?: boolean
  /** What the dates in answers are held against. @defaultValue the device's */
  readonly clock?: Clock
}

/** What came back. */
export interface Answer {
  readonly data: unknown
  /** Absent where the client's `fetch` answers with something else. */
  readonly response?: Response
}

/**
 * Sends one request as it is, once, and reads its answer. Adds no credential.
 *
 * @throws DirectusError the server's refusal, or an answer that is none of Directus's
 * @throws AuthError `network` where no answer came
 * @throws the reason of the request's signal, where that is what ended it
 */
export async function exchange(
  { globals }: { readonly globals: Pick<ClientGlobals, 'fetch'> },
  { url, init, isFile = false, clock = systemClock() }: Exchange,
): Promise<Answer> {
  const secrets = secretsOf(init)
  try {
    const answer = await globals.fetch(url.href, init)
    if (!isResponse(answer)) return { data: dataOf(answer) }
    return { response: answer, data: await readAnswer(answer, { clock, secrets, isFile }) }
  } catch (error) {
    if (isDirectusError(error) || init.signal?.aborted) throw error
    throw new AuthError(
      'network',
      `${url.origin} was not reached, or its answer did not come through.`,
      { recoverable: true, cause: safeCause(error, secrets) },
    )
  }
}

/** By its shape: a `fetch` of another package has a `Response` of its own. */
function isResponse(answer: unknown): answer is Response {
  const { headers, text } = Object(answer)
  return typeof headers?.get === 'function' && typeof text === 'function'
}

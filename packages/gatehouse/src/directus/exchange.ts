import type { Clock } from '../ports/clock.ts'
import { systemClock } from '../ports/systemClock.ts'
import type { ClientGlobals } from './globals.ts'
import { reach, type WholeRequest } from './reach.ts'
import { refusal } from './refusal.ts'

/** What came back. */
export interface Answer {
  readonly data: unknown
  /** Absent where the client's `fetch` answers with something else. */
  readonly response?: Response
}

/**
 * Sends one request as it is, once, and reads its answer. Adds no credential.
 *
 * @param clock - what the dates in answers are held against
 * @throws DirectusError the server's refusal, or an answer that is none of Directus's
 * @throws AuthError `network` where no answer came
 * @throws the reason of the request's signal, where that is what ended it
 */
export async function exchange(
  client: { readonly globals: Pick<ClientGlobals, 'fetch'> },
  request: WholeRequest,
  clock: Clock = systemClock(),
): Promise<Answer> {
  const reached = await reach(client, request)
  if ('refused' in reached) throw await refusal(reached, request.init, clock)
  return reached
}

import type { Sender } from './attempt.ts'

/**
 * The client that a method was called on, where it was called on one. A client of the vendor's makes
 * no feature again, so a token that was added to it later is found there only.
 */
export function senderOf(caller: unknown, client: Sender): Sender {
  return Object(caller).globals ? Object(caller) : client
}

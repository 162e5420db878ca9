import type { Sender } from './transport.ts'

/**
 * The client that a method was called on, where it was called on one. A client of the vendor's makes
 * no feature again, so a token that was added to it later is found there only.
 */
export function senderOf(caller: unknown, client: Sender): Sender {
  return isSender(caller) ? caller : client
}

function isSender(value: unknown): value is Sender {
  return typeof value === 'object' && value !== null && 'url' in value && 'globals' in value
}

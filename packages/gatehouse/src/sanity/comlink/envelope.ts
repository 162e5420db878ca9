import { ownMembers } from '../ownMembers.ts'
import { DOMAIN } from './protocol.ts'

/** One message on the wire, whatever it says. */
export interface Envelope {
  readonly channelId: string
  /** Unchecked: whoever knows the `type` parses it. */
  readonly data: unknown
  readonly domain: typeof DOMAIN
  readonly from: string
  readonly id: string
  readonly to: string
  readonly type: string
  readonly responseTo: string | undefined
}

/** What the two ends put into an {@link Envelope}; the domain is always the same. */
export interface EnvelopeParts {
  readonly channelId: string
  readonly from: string
  readonly to: string
  readonly id: string
  readonly type: string
  readonly data?: unknown
  readonly responseTo?: string | undefined
}

/** Names and ids are around 40 characters long; nothing honest comes near this. */
const NAME_LIMIT = 200

/** Writes a message as the vendor does, members without a value being own keys too. */
export function makeEnvelope(parts: EnvelopeParts): Envelope {
  const { channelId, from, to, id, type, data, responseTo } = parts
  return { channelId, data, domain: DOMAIN, from, id, to, type, responseTo }
}

/**
 * Reads a message of this protocol, or `undefined` for anything else that windows say to each other.
 * Only own members count, and they are copied one by one, so no prototype has a say.
 */
export function parseEnvelope(raw: unknown): Envelope | undefined {
  const own = ownMembers(raw)
  if (own('domain') !== DOMAIN) return undefined
  const channelId = own('channelId')
  const from = own('from')
  const to = own('to')
  const id = own('id')
  const type = own('type')
  const responseTo = own('responseTo')
  if (!isName(channelId) || !isName(from) || !isName(to) || !isName(id) || !isName(type)) {
    return undefined
  }
  if (responseTo !== undefined && !isName(responseTo)) return undefined
  return makeEnvelope({ channelId, from, to, id, type, data: own('data'), responseTo })
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= NAME_LIMIT
}

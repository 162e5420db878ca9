import { ownMembers } from '../ownMembers.ts'

/** Longest text that is parsed, in characters. */
const MAX_LENGTH = 65_536

/** The own members of a text that should be a JSON object; none, where it is not, or far too long (S13). */
export function parseJson(text: string): (name: string) => unknown {
  try {
    return ownMembers(text.length > MAX_LENGTH ? null : JSON.parse(text))
  } catch {
    return ownMembers(null)
  }
}

import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import { ownMembers } from '../ownMembers.ts'
import type { FetchOptions } from './exchange.ts'
import type { ComlinkNode } from './node.ts'
import { ACCESS_REQUEST, TOKEN_REQUEST } from './protocol.ts'

/** What a person without access may ask to be let into; the vendor's own three kinds. */
export interface AccessRequest {
  readonly resourceType: 'project' | 'organization' | 'application'
  /** The id of that project, organization or application. */
  readonly resourceId: string
}

/** What became of an {@link AccessRequest}. `message` is for the person. */
export type AccessAnswer =
  | { readonly success: true }
  | { readonly success: false; readonly message: string }

/** The longest sentence that the parent may show through us, in characters. */
const SENTENCE_LIMIT = 500

/**
 * Asks the embedding dashboard for a token for this app.
 * Rejects with `parent-refused` when it has none to give, `parent-invalid` when it answers with
 * something that is no token, and as {@link ComlinkNode.fetch} does.
 */
export async function requestToken(
  node: Pick<ComlinkNode, 'fetch'>,
  options: FetchOptions = {},
): Promise<string> {
  const answer = ownMembers(await node.fetch(TOKEN_REQUEST, undefined, options))
  const token = answer('token')
  if (isToken(token)) return token
  if (token === null) throw refused(answer('error'))
  throw new AuthError(
    'parent-invalid',
    'The dashboard answered with something that is not a token. Reload the dashboard; if it stays so, its maintainers have to look.',
  )
}

/**
 * Asks the embedding dashboard to let the person in.
 * Rejects with `parent-invalid` for an answer of another shape, and as {@link ComlinkNode.fetch} does.
 */
export async function requestAccess(
  node: Pick<ComlinkNode, 'fetch'>,
  request: AccessRequest,
  options: FetchOptions = {},
): Promise<AccessAnswer> {
  const { resourceType, resourceId } = request
  const answer = ownMembers(await node.fetch(ACCESS_REQUEST, { resourceType, resourceId }, options))
  const success = answer('success')
  if (success === true) return { success }
  if (success === false) return { success, message: sentence(answer('message')) }
  throw new AuthError(
    'parent-invalid',
    'The dashboard answered the access request with something that cannot be understood.',
  )
}

/** Only what looks like a code is repeated: free text of the parent could hold anything. */
function refused(error: unknown): AuthError {
  const reason = typeof error === 'string' && /^[\w.-]{1,60}$/.test(error) ? ` (${error})` : ''
  return new AuthError(
    'parent-refused',
    `The dashboard has no token to give${reason}. Try again.`,
    {
      recoverable: true,
    },
  )
}

function sentence(message: unknown): string {
  if (typeof message === 'string' && message.trim() !== '') return message.slice(0, SENTENCE_LIMIT)
  return 'The dashboard did not pass the request on.'
}

import { type Credential, isTokenCredential } from '../../machine/credential.ts'
import type { RefreshOutcome, Validation } from '../../machine/outcome.ts'
import type { AuthStrategy, StrategyContext } from '../../strategies/strategy.ts'
import type { DirectusUser } from '../directusUser.ts'
import { isDirectusError } from '../errors.ts'
import type { AuthApi } from './authApi.ts'
import { parseUser } from './parseUser.ts'
import { refreshOver } from './refreshOver.ts'
import { renewalWay } from './renewalWay.ts'
import { tokenClaims } from './tokenClaims.ts'
import { refreshOutcome, refusedValidation } from './verdict.ts'

/** What every mode does alike with a credential that is there. */
export type DirectusVerbs = Required<
  Pick<AuthStrategy<DirectusUser>, 'validate' | 'refresh' | 'readUser'>
>

/**
 * The verbs over one server.
 *
 * @param told - hears what each renewal came to: the error, or nothing
 */
export function directusVerbs(api: AuthApi, told: (error?: unknown) => void): DirectusVerbs {
  async function validate(
    credential: Credential,
    { signal }: Pick<StrategyContext, 'signal'>,
  ): Promise<Validation<DirectusUser>> {
    try {
      const token = isTokenCredential(credential) ? credential.token : undefined
      const user = parseUser(await api.readMe(token, signal))
      if (user) return { type: 'accepted', user }
      return { type: 'refused', detail: 'The server does not say whose the token is.' }
    } catch (error) {
      return refusedValidation(error)
    }
  }

  /** A token that is never renewed was refused for something, or is asked about: the server says whether it serves. */
  async function lookInto(
    credential: Credential,
    context: StrategyContext,
  ): Promise<RefreshOutcome<DirectusUser>> {
    const answer = await validate(credential, context)
    switch (answer.type) {
      case 'accepted':
        return { type: 'fresh', credential, user: answer.user, isUnchanged: true }
      case 'refused':
        return { type: 'fatal', detail: answer.detail }
      case 'unreachable':
        return { type: 'transient', maybeSent: false, retryAfterMs: answer.retryAfterMs }
    }
  }

  /**
   * A credential that a cookie has renewed: who signs in elsewhere changes the cookie, so it may be
   * another person's. While nobody says whose, it is not taken; the cookie gives another.
   */
  async function renewedByCookie(
    former: Credential,
    credential: Credential,
    context: StrategyContext,
  ): Promise<RefreshOutcome<DirectusUser>> {
    // The cookie is every tab's, and not one credential's to give back.
    const fresh = { type: 'fresh', credential, isBorrowed: true } as const
    if (isSamePerson(former, credential)) return fresh
    const answer = await validate(credential, context)
    if (answer.type === 'accepted') return { ...fresh, user: answer.user }
    const isLater = answer.type === 'unreachable' && !isFinal(answer.error.cause)
    return isLater ? { type: 'transient', retryAfterMs: answer.retryAfterMs } : fresh
  }

  return {
    readUser: parseUser,
    validate,
    async refresh(credential, context) {
      const way = renewalWay(credential)
      if (way.type === 'none') return lookInto(credential, context)
      const { signal } = context
      const byCookie = way.type === 'cookie'
      try {
        const grant = await refreshOver(api, { ...way.call, signal })
        const { credential: renewed } = grant
        told()
        if (byCookie) return await renewedByCookie(credential, renewed, context)
        return { type: 'fresh', credential: renewed }
      } catch (error) {
        told(error)
        return refreshOutcome(error, { byCookie })
      }
    },
  }
}

/** As far as the tokens say. */
function isSamePerson(former: Credential, credential: Credential): boolean {
  if (!isTokenCredential(former) || !isTokenCredential(credential)) return false
  const { id } = tokenClaims(credential.token)
  return id !== undefined && id === tokenClaims(former.token).id
}

/** Whether the server would say the same again, as where nobody may read their own account. */
function isFinal(error: unknown): boolean {
  return isDirectusError(error) && error.response.status >= 400 && error.response.status < 429
}

import { withDeadline } from '../../deadline.ts'
import { DEADLINE } from '../../effects/shell.ts'
import { AuthError } from '../../errors.ts'
import type { Found } from '../../machine/event.ts'
import { readRecord } from '../../machine/ledgerRecord.ts'
import type { AuthStrategy, StrategyContext } from '../../strategies/strategy.ts'
import type { DirectusUser } from '../directusUser.ts'
import { isDirectusError } from '../errors.ts'
import type { AuthApi } from './authApi.ts'
import { directusVerbs } from './directusVerbs.ts'
import { parseUser } from './parseUser.ts'
import { takeRefusal } from './providerLogin.ts'
import { refreshOver } from './refreshOver.ts'
import type { SessionCookies } from './sessionCookies.ts'
import { refreshOutcome } from './verdict.ts'

/** Longest wait for a tab that asks the server already, in milliseconds: less than a search may take. */
const WAIT_MS = 13_000

/** What a session by cookie is made of. */
export interface CookieStrategyOptions {
  readonly name: string
  readonly mode: 'cookie' | 'session'
  readonly api: AuthApi
  readonly cookies: SessionCookies
  readonly renews: NonNullable<AuthStrategy['renews']>
  /** Hears what each renewal came to: the error, or nothing. */
  readonly told: (error?: unknown) => void
}

/**
 * What renews the session is in a cookie that no script sees: the refresh token (`cookie`), or all of
 * it (`session`). All tabs share the session, and the renewals too; a load finds it in the record, or
 * asks the server once whether the cookie still holds one.
 */
export function cookieStrategy({
  name,
  mode,
  api,
  cookies,
  renews,
  told,
}: CookieStrategyOptions): AuthStrategy<DirectusUser> {
  const verbs = directusVerbs(api, told)
  /** What the provider's page came back with, where that is a refusal. */
  let refusal: string | undefined

  /** Whether another tab has signed in while this one waited. */
  async function isSignedIn({ environment, signal }: StrategyContext): Promise<boolean> {
    const { clock, ledger } = environment
    const bounds = { clock, ms: DEADLINE.ledger, signal, what: 'The ledger' }
    const value = await withDeadline(bounds, () => ledger.read(name))
    return readRecord(value, parseUser)?.type === 'signedIn'
  }

  async function byCookie(context: StrategyContext): Promise<Found<DirectusUser>> {
    if (await isSignedIn(context).catch(() => false)) return { type: 'look' }
    try {
      const { credential } = await refreshOver(api, { mode, signal: context.signal })
      // Somebody may have signed out in another tab while the server was asked (I1).
      if (cookies.mark.isSet(context.environment)) return nobody()
      return { type: 'session', credential, user: null, isBorrowed: true }
    } catch (error) {
      const outcome = refreshOutcome(error, { byCookie: true })
      if (outcome.type === 'fatal') return nobody()
      if (!isDirectusError(error)) throw error
      throw new AuthError(
        'server',
        `The server could not say who is signed in (${error.message}).`,
        {
          recoverable: true,
          cause: error,
        },
      )
    }
  }

  function nobody(): Found<DirectusUser> {
    const detail = refusal
    refusal = undefined
    return { type: 'nothing', ...(detail !== undefined && { detail }) }
  }

  return {
    ...verbs,
    name,
    persistence: 'shared',
    renews,
    start(environment) {
      refusal = takeRefusal(environment, name)
      return { type: 'look' }
    },
    async acquire(context) {
      const { environment } = context
      if (cookies.mark.isSet(environment)) {
        // The server is told now what it could not be told then. Whether it can be or not: nobody is signed in.
        await cookies.end(context).catch(() => undefined)
        return nobody()
      }
      // Without a page there is no jar with cookies of an earlier time.
      if (environment.page.href() === '') return nobody()
      const turn = await environment.lock.request(name, { waitMs: WAIT_MS }, () =>
        byCookie(context),
      )
      if (turn.type === 'held') return turn.value
      // Two renewals at once would leave a cookie that the server does not know (I2).
      const message = 'Another tab has been waiting for the server for too long. Try again.'
      throw new AuthError('timeout', message, { recoverable: true })
    },
    revoke: cookies.revoke,
    signedOut: cookies.mark.set,
    watch(environment) {
      const { signal } = new AbortController()
      return environment.page.subscribe((event) => {
        if (event === 'online') cookies.end({ environment, signal }).catch(() => undefined)
      })
    },
  }
}

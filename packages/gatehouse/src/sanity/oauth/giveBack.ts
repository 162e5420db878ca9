import { withDeadline } from '../../deadline.ts'
import type { Credential } from '../../machine/credential.ts'
import type { Environment } from '../../ports/environment.ts'
import { revokeTokens } from './oauthGrants.ts'
import type { OAuthServer } from './oauthServer.ts'

/** How long the server is given to take tokens back, in milliseconds. */
const DEADLINE_MS = 5_000

/**
 * Tells the server that nobody wants these tokens. Nobody waits for it either: it is not bound to the
 * search that has brought them, which may be over. A failure is told of in the log (S11).
 */
export function giveBack(
  server: OAuthServer,
  credential: Credential,
  environment: Environment,
): void {
  const bounds = { clock: environment.clock, ms: DEADLINE_MS, what: 'The revocation' }
  withDeadline(bounds, (signal) => revokeTokens(server, credential, { environment, signal })).catch(
    (detail: unknown) =>
      environment.log.write({ level: 'warn', event: 'session.revoke-failed', detail }),
  )
}

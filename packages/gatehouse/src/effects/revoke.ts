import { withDeadline } from '../deadline.ts'
import { AuthError } from '../errors.ts'
import type { Credential } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'
import { hideSecrets } from './hideSecrets.ts'
import { DEADLINE, type Shell } from './shell.ts'

/** Tells the backend. Resolves with the error where it could not be told: nothing here depends on it. */
export async function revoke<U extends AuthUser>(
  { strategy, environment, note, signal }: Shell<U>,
  credential: Credential,
): Promise<AuthError | undefined> {
  const tell = strategy.revoke
  if (!tell) return undefined
  const bounds = {
    clock: environment.clock,
    ms: DEADLINE.revoke,
    signal,
    what: 'Revoking the credential',
  }
  // A store that is disposed of stops waiting, but the request still goes out.
  const { signal: untouched } = new AbortController()
  const told = (async () => tell(credential, { environment, signal: untouched }))()
  told.catch(() => undefined)
  try {
    await withDeadline(bounds, () => told)
    return undefined
  } catch (error) {
    const cause = hideSecrets(error, credential)
    note('warn', { event: 'session.revoke-failed', detail: cause })
    return new AuthError(
      'revoke-failed',
      'Signed out here, but the server could not be told: the old session may live there until it runs out.',
      { cause },
    )
  }
}

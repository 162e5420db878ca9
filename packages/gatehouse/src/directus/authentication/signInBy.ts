import { withDeadline } from '../../deadline.ts'
import { AuthError } from '../../errors.ts'
import type { AuthData, AuthenticationMode } from './authData.ts'
import type { DirectusSession } from './directusSession.ts'
import type { Grant } from './grant.ts'
import type { Intent } from './intents.ts'

/** Longest wait for the server, in milliseconds. */
const DEADLINE_MS = 20_000

/** A way to get a session from the server. */
export interface SignInWay {
  readonly mode: AuthenticationMode
  /** Tells whether somebody wants something else since. */
  readonly intent: Intent
  readonly ask: (signal: AbortSignal) => Promise<Grant>
}

/**
 * Gets a session from the server, and goes on with it. Whoever is signed in stays so until then. What
 * comes after somebody wanted something else is given back, and nobody is signed in with it (F18).
 *
 * @throws what `ask` throws, and AuthError `session-changed`, `timeout` or `disposed`
 */
export async function signInBy(
  session: DirectusSession,
  { mode, intent, ask }: SignInWay,
): Promise<AuthData> {
  const { environment, loop, cookies } = session
  const bounds = {
    clock: environment.clock,
    ms: DEADLINE_MS,
    signal: loop.signal,
    what: 'The sign-in',
  }

  async function signIn(): Promise<AuthData> {
    if (!intent.isLast()) throw overtaken()
    const grant = await withDeadline(bounds, ask)
    if (!intent.isLast()) {
      await giveBack(session, grant)
      throw overtaken()
    }
    session.enter(grant)
    return grant.data
  }

  // A renewal that is under way would put its own cookie in the place of the new one.
  const data = await (mode === 'json' ? signIn() : cookies.alone(environment, signIn))
  // What the app keeps itself stands there when it is told of it.
  await session.look()
  return data
}

/** Whoever waits for it is not told of a failure: nobody is signed in with it either way. */
async function giveBack(
  { cookies, loop, environment }: DirectusSession,
  { credential }: Grant,
): Promise<void> {
  const bounds = { clock: environment.clock, ms: 5_000, signal: loop.signal, what: 'Giving back' }
  await withDeadline(bounds, (signal) => cookies.tell(credential, signal)).catch(() => undefined)
}

function overtaken(): AuthError {
  const message = 'Somebody signed in or out while this sign-in was under way. It was dropped.'
  return new AuthError('session-changed', message)
}

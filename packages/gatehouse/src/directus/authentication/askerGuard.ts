import type { SessionLoop } from '../../effects/sessionLoop.ts'
import { AuthError } from '../../errors.ts'
import { isTokenCredential } from '../../machine/credential.ts'
import type { ActivePhase } from '../../machine/session.ts'
import type { DirectusUser } from '../directusUser.ts'
import { tokenClaims } from './tokenClaims.ts'

/** Who asks for something: the session, as it stands at that moment. */
interface Asker {
  readonly epoch: number
  readonly phase: ActivePhase<DirectusUser>
}

/**
 * Keeps an answer from all but the session that asked for it (I5), also while the server has not said
 * yet whose that is: call what it returns after each wait. The same person may have signed in again
 * meanwhile. Who asks while nobody is signed in asks for whoever comes.
 *
 * @returns what throws the AuthError `session-changed`
 */
export function askerGuard({ session }: Pick<SessionLoop<DirectusUser>, 'session'>): () => void {
  let asker = present()

  function present(): Asker | undefined {
    const { epoch, phase } = session()
    return phase.type === 'active' ? { epoch, phase } : undefined
  }

  return () => {
    const now = present()
    if (asker && !(now && isSame(asker, now))) {
      const message = 'Somebody else signed in, or out, before the answer came.'
      throw new AuthError('session-changed', message)
    }
    asker = now
  }
}

function isSame(asker: Asker, present: Asker): boolean {
  const isSameSession = asker.epoch === present.epoch
  if (isSameSession && asker.phase.user?.id === present.phase.user?.id) return true
  const [former, latter] = [personOf(asker), personOf(present)]
  return former === undefined || latter === undefined ? isSameSession : former === latter
}

/** As far as the server, or else the token, has said. */
function personOf({ phase: { user, credential } }: Asker): string | undefined {
  return user?.id ?? (isTokenCredential(credential) ? tokenClaims(credential.token).id : undefined)
}

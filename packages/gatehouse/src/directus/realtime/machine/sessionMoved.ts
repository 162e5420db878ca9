import { allTries, closeEffects, emptied, partEffects, prepare } from './attempt.ts'
import type { Auth, Connection } from './connection.ts'
import type { Step } from './effect.ts'
import type { SessionChange } from './event.ts'
import { reauthenticate } from './live.ts'
import { authMessage } from './opened.ts'
import { sessionChanged, signedOut } from './reasons.ts'
import { after, become, type Scene, stay } from './scene.ts'

/** The client's session did something. A socket that speaks for the app's own message does not care. */
export function sessionMoved(scene: Scene, change: SessionChange): Step {
  if (isOwn(scene.connection)) return stay(scene)
  switch (change.type) {
    case 'credentialRenewed':
      return renewed(scene, change.auth)
    case 'personCame':
      return came(scene, change.auth)
    case 'personChanged':
    case 'personLeft':
      return left(scene, change.type === 'personLeft')
  }
}

function isOwn({ own, phase }: Connection): boolean {
  return own.type !== 'none' || ('auth' in phase && phase.auth.type === 'own')
}

/** A live socket is told before the old token ends, so that nothing is missed. */
function renewed(scene: Scene, auth: Auth): Step {
  const { phase, connection, rules } = scene
  if (phase.type === 'open') return reauthenticate({ ...scene, phase }, auth)
  if (phase.type !== 'connecting' && phase.type !== 'authenticating') return stay(scene)
  // In strict mode the former one stands in the address already.
  if (phase.type === 'connecting' && rules.mode !== 'strict') {
    return become(scene, { ...phase, auth })
  }
  if (auth.type !== 'token') return stay(scene)
  const line = [{ text: authMessage(auth.token) }, ...connection.line]
  // A cookie is still waited for as a cookie is.
  const next = phase.auth.type === 'token' ? { ...phase, auth } : phase
  return [{ ...connection, line, phase: next }]
}

function came(scene: Scene, auth: Auth): Step {
  const { phase } = scene
  switch (phase.type) {
    case 'open':
      // Who has read as nobody may see more now: everything is asked for again.
      return reauthenticate({ ...scene, phase: { ...phase, isStale: true } }, auth)
    case 'connecting':
    case 'authenticating':
      return after(closeEffects(phase.socket), prepare(scene, phase))
    case 'waiting':
      return phase.reason === 'person' ? prepare(scene, phase) : stay(scene)
    default:
      return stay(scene)
  }
}

/** Nothing of the one who left reaches the next one, nor goes out in that one's name (I5). */
function left(scene: Scene, isForNobody: boolean): Step {
  const { phase, rules, at } = scene
  const isAnonymous = 'auth' in phase && phase.auth.type === 'none'
  const isWaiting = phase.type === 'waiting' && phase.reason === 'person'
  if (isAnonymous || isWaiting || phase.type === 'closed' || phase.type === 'givenUp') {
    return stay(scene)
  }
  const error = isForNobody ? signedOut() : sessionChanged()
  const next = { ...scene, connection: emptied(scene.connection) }
  const tries = allTries(scene)
  const begun =
    isForNobody && rules.mode !== 'public'
      ? become(
          next,
          { type: 'waiting', tries, refused: null, reason: 'person', until: at },
          { type: 'reject', error },
        )
      : prepare(next, { tries })
  return after([...partEffects(scene.connection), { type: 'endSubscriptions', error }], begun)
}

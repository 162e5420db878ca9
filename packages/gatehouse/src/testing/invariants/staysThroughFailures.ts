import type { AuthState } from '../../authState.ts'
import type { SignedOutCode } from '../../machine/session.ts'
import type { Resident } from '../simulation/resident.ts'
import type { InvariantMaker } from './invariant.ts'

/** I4: nobody leaves `logged-in` but for a cause: a person, another tab, the server's no, cleared data. */
export const staysThroughFailures: InvariantMaker = (scene, violate) => {
  const { server, disturbances } = scene

  function wasRefused(text: string | null): boolean {
    const session = text === null ? undefined : server.lookUp(text)?.session
    if (scene.shape === 'shared') return session?.wasRefused === true
    // A parent may have nothing to give, or what it gives in place of the token may be refused.
    return disturbances.parentEmpty || (!!session && server.hasRefused(session.person))
  }

  function elsewhere(): boolean {
    return scene.residents.some(
      ({ intents }) => intents.has('ended') || intents.has('logout') || intents.has('withdraw'),
    )
  }

  function isExplained(code: SignedOutCode, token: string | null, { intents }: Resident): boolean {
    switch (code) {
      case 'signed-out':
        return intents.has('logout') || intents.has('withdraw')
      case 'signed-out-elsewhere':
        return elsewhere()
      case 'expired':
      case 'revoked':
      case 'refresh-lost':
        return wasRefused(token)
      case 'storage-cleared':
        return disturbances.cleared || disturbances.ledger || disturbances.otherCode || elsewhere()
      case 'no-credential':
        return false
    }
  }

  function describe(state: AuthState): string {
    if (state.type === 'logged-out') return `${state.type} (${state.reason?.code ?? 'no reason'})`
    return state.type
  }

  return {
    changed({ resident, state, previous }) {
      if (previous.type !== 'logged-in' || state.type === 'logged-in') return
      if (state.type === 'logging-in' && resident.intents.has('offer')) return
      if (state.type === 'logged-out' && state.reason) {
        if (isExplained(state.reason.code, previous.token, resident)) return
      }
      violate(`Tab ${resident.tab.id} went from logged-in to ${describe(state)} without a cause.`)
    },
  }
}

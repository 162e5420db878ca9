import type { AuthState } from '../../authState.ts'
import type { SignedOutCode } from '../../machine/session.ts'
import type { Resident } from '../simulation/resident.ts'
import type { InvariantMaker } from './invariant.ts'

/** I4: nobody leaves `logged-in` but for a cause: a person, another tab, the server's no, cleared data. */
export const staysThroughFailures: InvariantMaker = (scene, violate) => {
  const { server, disturbances } = scene

  function wasRefused(token: string | null): boolean {
    if (scene.shape === 'parent' && disturbances.parentEmpty) return true
    return token !== null && server.lookUp(token)?.session.wasRefused === true
  }

  function elsewhere(): boolean {
    return scene.residents.some(
      ({ told, intents }) => told.type === 'logged-out' || intents.has('logout'),
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
        return disturbances.cleared || disturbances.ledger
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

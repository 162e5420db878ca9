import type { Credential } from '../../machine/credential.ts'
import { personOf } from '../simulation/resident.ts'
import type { InvariantMaker } from './invariant.ts'

/** I5: no credential and no answer of another person, or of a former session, reaches a consumer. */
export const keepsPeopleApart: InvariantMaker = ({ server }, violate) => {
  function ownerOf(value: unknown): string | undefined {
    if (typeof value !== 'object' || value === null) return undefined
    if ('owner' in value) return String(value.owner)
    const { token } = value as Partial<Extract<Credential, { readonly token: string }>>
    return token === undefined ? undefined : server.lookUp(token)?.session.person
  }

  return {
    changed({ resident, state }) {
      if (state.type !== 'logged-in' || state.currentUser === null || state.token === null) return
      const owner = server.lookUp(state.token)?.session.person
      if (owner === state.currentUser.id) return
      violate(`Tab ${resident.tab.id} shows ${state.currentUser.id} with a token of ${owner}.`)
    },
    settled({ verb, person, resident }, outcome) {
      // These two give a state, which is what it was when it was reached.
      if (verb === 'login' || verb === 'handleCallback') return
      const owner = outcome.type === 'resolved' ? ownerOf(outcome.value) : undefined
      if (owner === undefined) return
      const state = resident.store.getState()
      // A session may begin before its person is known; whose it is, its token says.
      const present = personOf(state) ?? ownerOf(state)
      if (person !== undefined && person !== owner) {
        violate(`${verb}, called by ${person}, got what is ${owner}'s.`)
      }
      if (present !== owner) violate(`${verb} gave what is ${owner}'s while ${present} is here.`)
    },
  }
}

import type { InvariantMaker } from './invariant.ts'

/** I3: `logged-in` always has a credential. */
export const neverEmptyCredential: InvariantMaker = (_, violate) => ({
  changed({ state }) {
    if (state.type !== 'logged-in') return
    const isFine = state.method === 'cookie' ? state.token === null : Boolean(state.token)
    if (!isFine) violate(`logged-in by ${state.method}, with ${JSON.stringify(state.token)}.`)
  },
})

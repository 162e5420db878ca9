import type { InvariantMaker } from './invariant.ts'

/** I7: subscribers are told of every change, and of nothing else; an equal state keeps its reference. */
export const tellsOnlyChanges: InvariantMaker = (scene, violate) => ({
  changed({ resident, state, previous }) {
    if (previous !== resident.told) violate('A notification skips a state.')
    if (JSON.stringify(state) === JSON.stringify(previous))
      violate('A notification without a change.')
  },
  quiet() {
    for (const { store, told, tab } of scene.residents) {
      if (store.getState() !== told) violate(`Tab ${tab.id} changed its state and told nobody.`)
    }
  },
})

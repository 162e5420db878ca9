import type { InvariantMaker } from './invariant.ts'

/** I10: what is disposed of holds no timer, no listener and no lock, and keeps nobody waiting. */
export const leavesNothingBehind: InvariantMaker = (scene, violate) => ({
  atEnd() {
    for (const { tab } of scene.residents.filter((resident) => resident.tab.isAlive())) {
      const left = Object.entries(tab.holdings()).filter(([, count]) => count !== 0)
      if (left.length > 0) violate(`Tab ${tab.id} still holds ${JSON.stringify(left)}.`)
    }
    for (const { verb, resident, limitMs } of scene.calls) {
      if (resident.tab.isAlive() && limitMs !== undefined) violate(`${verb} waits for ever.`)
    }
  },
})

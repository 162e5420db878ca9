import { awake } from '../simulation/resident.ts'
import type { InvariantMaker } from './invariant.ts'

/** I6: every public promise settles within its deadline. */
export const settlesInTime: InvariantMaker = ({ world, calls }, violate) => ({
  quiet() {
    const now = awake(world)
    for (const call of calls) {
      const { resident, since, limitMs, verb } = call
      if (!resident.tab.isAlive() || limitMs === undefined) continue
      if (resident.tab.isFrozen()) call.since = now
      else if (now - since > limitMs) violate(`${verb} did not settle within ${limitMs} ms.`)
    }
  },
})

import type { Figures } from '../../measure/figures.ts'
import { installApi } from '../../world/installApi.ts'
import { collect, collected } from '../../world/residue/collected.ts'
import { type Residue, watchResidue } from '../../world/residue/watchResidue.ts'

/** One life of a session: from nothing, through what an app does with it, until it is disposed of. */
export type Cycle = (alive: () => void) => Promise<void>

const WARM_UP = 100
const CYCLES = 1_000
/** In bytes. Nothing on the heap is smaller, and the engine's own tables come to less each cycle. */
const WORD = 8
/** Cycles between two collections, so that no weak table grows large for what is long dead. */
const COLLECT_EVERY = 50
/** What is cleared up in a moment is no leak; in milliseconds. */
const SETTLE_MS = 100

/**
 * What 1,000 lives leave behind. While `alive` is called, something has to be held, or the counters
 * would not be counting.
 */
export async function measureCycles(cycle: Cycle): Promise<Figures> {
  installApi()
  const residue = watchResidue()
  let held = 0
  const alive = () => {
    held = Math.max(held, sum(residue()))
  }

  await repeat(cycle, WARM_UP)
  const before = residue()
  // Twice, because the answer itself is an object on the heap.
  let heapBefore = await collected()
  heapBefore = await collected()
  await repeat(cycle, CYCLES)
  const heapAfter = await collected()
  const after = residue()
  if (held <= sum(before)) throw new Error('A living session held nothing: the counters are blind.')
  return {
    words: Math.max(0, Math.trunc((heapAfter.bytes - heapBefore.bytes) / WORD / CYCLES)),
    // A few of the engine's own come and go.
    objects: Math.max(0, heapAfter.objects - heapBefore.objects),
    listeners: after.listeners,
    timers: after.timers,
    channels: after.channels,
    locks: after.locks,
  }

  async function repeat(task: Cycle, times: number): Promise<void> {
    for (let time = 1; time <= times; time++) {
      await task(alive)
      if (time % COLLECT_EVERY === 0) await collect()
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS))
  }
}

function sum({ listeners, timers, channels, locks }: Residue): number {
  return listeners + timers + channels + locks
}

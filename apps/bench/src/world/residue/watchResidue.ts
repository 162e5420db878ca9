import { countChannels } from './countChannels.ts'
import { countListeners } from './countListeners.ts'
import { countTimers } from './countTimers.ts'
import { installLocks } from './installLocks.ts'

/** What a page holds on behalf of its code. */
export interface Residue {
  /** Listeners on the window and on the document. */
  readonly listeners: number
  readonly timers: number
  readonly channels: number
  /** Locks that are held or waited for. */
  readonly locks: number
}

/** Watches what the code of this page takes and gives back, from now on. */
export function watchResidue(): () => Residue {
  const targets = [countListeners(window), countListeners(document)]
  const timers = countTimers()
  const channels = countChannels()
  const locks = installLocks()
  return () => ({
    listeners: targets.reduce((sum, count) => sum + count(), 0),
    timers: timers(),
    channels: channels(),
    locks: locks(),
  })
}

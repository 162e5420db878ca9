import type { TabMessage, Tabs } from '../../ports/tabs.ts'
import type { Choose } from './choose.ts'
import type { Scheduler } from './createScheduler.ts'

/** The way from each tab to the others. */
export interface Channel {
  readonly forTab: (owner: number) => Tabs
  /** Whether messages arrive at all. */
  readonly cut: (cut: boolean) => void
  /** Sends what no tab of ours has sent. */
  readonly forge: (message: TabMessage) => void
  /** Every message that was ever posted, as text: to look for what must not be there. */
  readonly text: () => string
  /** How many listeners a tab has. */
  readonly listeners: (owner: number) => number
}

/** Longest way of a message, in milliseconds. */
export const LONGEST_DELIVERY_MS = 200

/** How a message may travel: at once, late, twice, twice and late. The first is the rule. */
const WAYS: readonly (readonly number[])[] = [
  [0],
  [LONGEST_DELIVERY_MS],
  [0, 0],
  [0, LONGEST_DELIVERY_MS],
]

/** A channel that delivers at least once, in any order, within {@link LONGEST_DELIVERY_MS}. */
export function createChannel(scheduler: Pick<Scheduler, 'plan'>, choose: Choose): Channel {
  const ears = new Map<number, Set<(message: TabMessage) => void>>()
  const posted: TabMessage[] = []
  let isCut = false

  function deliver(owner: number, message: TabMessage): void {
    for (const afterMs of WAYS[choose(WAYS.length)] ?? []) {
      scheduler.plan({
        label: `message ${message.name} ${message.version}`,
        owner,
        afterMs,
        run() {
          for (const listener of [...(ears.get(owner) ?? [])]) listener({ ...message })
        },
      })
    }
  }

  function spread(message: TabMessage, sender?: number): void {
    if (isCut) return
    for (const owner of ears.keys()) if (owner !== sender) deliver(owner, message)
  }

  return {
    forTab: (owner) => ({
      post(message) {
        posted.push(message)
        spread(message, owner)
      },
      subscribe(listener) {
        const mine = ears.get(owner) ?? new Set()
        ears.set(owner, mine)
        const entry = (message: TabMessage): void => listener(message)
        mine.add(entry)
        return () => {
          mine.delete(entry)
          if (mine.size === 0) ears.delete(owner)
        }
      },
    }),
    cut(cut) {
      isCut = cut
    },
    forge: (message) => spread(message),
    text: () => JSON.stringify(posted),
    listeners: (owner) => ears.get(owner)?.size ?? 0,
  }
}

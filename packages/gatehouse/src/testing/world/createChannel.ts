import type { TabMessage, Tabs } from '../../ports/tabs.ts'
import type { Choose } from './choose.ts'
import type { Scheduler } from './createScheduler.ts'

/** One end of the channel. What is posted there is heard at all others, those in the same tab too. */
interface End {
  readonly owner: number
  readonly listeners: Set<(message: TabMessage) => void>
}

/** The way from each tab to the others. */
export interface Channel {
  /** Opens an end in a tab. */
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
  const ends = new Set<End>()
  const posted: TabMessage[] = []
  let isCut = false

  function deliver(end: End, message: TabMessage): void {
    for (const afterMs of WAYS[choose(WAYS.length)] ?? []) {
      scheduler.plan({
        label: `message ${message.name} ${message.version}`,
        owner: end.owner,
        afterMs,
        run() {
          for (const listener of [...end.listeners]) listener({ ...message })
        },
      })
    }
  }

  function spread(message: TabMessage, sender?: End): void {
    if (isCut) return
    for (const end of ends) {
      if (end !== sender && end.listeners.size > 0) deliver(end, message)
    }
  }

  return {
    forTab(owner) {
      const end: End = { owner, listeners: new Set() }
      ends.add(end)
      return {
        post(message) {
          posted.push(message)
          spread(message, end)
        },
        subscribe(listener) {
          const entry = (message: TabMessage): void => listener(message)
          end.listeners.add(entry)
          return () => {
            end.listeners.delete(entry)
          }
        },
      }
    },
    cut(cut) {
      isCut = cut
    },
    forge: (message) => spread(message),
    text: () => JSON.stringify(posted),
    listeners: (owner) =>
      [...ends].reduce((sum, end) => sum + (end.owner === owner ? end.listeners.size : 0), 0),
  }
}

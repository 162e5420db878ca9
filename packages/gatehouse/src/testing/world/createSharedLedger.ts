import type { Ledger } from '../../ports/ledger.ts'
import type { Scheduler } from './createScheduler.ts'

/** How the records of all tabs behave. */
export type LedgerWeather =
  | { readonly type: 'fine' }
  /** Every verb rejects. */
  | { readonly type: 'broken' }
  /** Reading works; what would write rejects, and removing works. */
  | { readonly type: 'full' }
  /** Every verb takes so many milliseconds. */
  | { readonly type: 'slow'; readonly ms: number }
  /** No verb ever ends. */
  | { readonly type: 'hung' }

/** The records that all tabs of an origin share. */
export interface SharedLedger {
  readonly forTab: (owner: number) => Ledger
  readonly weather: (weather: LedgerWeather) => void
  /** What stands under a name now. */
  readonly peek: (name: string) => unknown
  /** Puts something there, as another program would. */
  readonly plant: (name: string, value: unknown) => void
  /** The person clears the site's data. */
  readonly clear: () => void
  /** Everything that stands there, as text: to look for what must not. */
  readonly text: () => string
}

/** Records whose every verb is a step of the scheduler; of one tab, in the order of the calls. */
export function createSharedLedger({ plan }: Pick<Scheduler, 'plan'>): SharedLedger {
  const records = new Map<string, unknown>()
  let weather: LedgerWeather = { type: 'fine' }

  function later<T>(owner: number, label: string, verb: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      if (weather.type === 'hung') return
      plan({
        label,
        owner,
        lane: `ledger ${owner}`,
        ...(weather.type === 'slow' && { afterMs: weather.ms }),
        run() {
          try {
            if (weather.type === 'broken') throw new DOMException('broken', 'UnknownError')
            resolve(verb())
          } catch (error) {
            reject(error)
          }
        },
      })
    })
  }

  function write(name: string, next: unknown): void {
    if (next === undefined) {
      records.delete(name)
      return
    }
    if (weather.type === 'full') throw new DOMException('full', 'QuotaExceededError')
    records.set(name, structuredClone(next))
  }

  return {
    forTab: (owner) => ({
      shared: () => true,
      read: (name) => later(owner, `read ${name}`, () => structuredClone(records.get(name))),
      update: (name, decide) =>
        later(owner, `update ${name}`, () => {
          const present = structuredClone(records.get(name))
          const next = decide(present)
          if (next !== present) write(name, next)
          return next
        }),
    }),
    weather(next) {
      weather = next
    },
    peek: (name) => records.get(name),
    plant(name, value) {
      records.set(name, structuredClone(value))
    },
    clear: () => records.clear(),
    text: () => JSON.stringify([...records]),
  }
}

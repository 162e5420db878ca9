import type { Ledger } from './ledger.ts'

/** Records that live as long as this object and that no other tab sees. */
export function memoryLedger(): Ledger {
  const records = new Map<string, unknown>()
  return {
    shared: () => false,
    read: async (name) => records.get(name),
    async update(name, decide) {
      const next = decide(records.get(name))
      if (next === undefined) records.delete(name)
      else records.set(name, next)
      return next
    },
  }
}

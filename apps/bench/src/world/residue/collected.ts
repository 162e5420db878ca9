import { queryObjects } from 'node:v8'

/** What is reachable in this process. */
export interface Heap {
  readonly bytes: number
  /** Objects of any class: functions, promises, arrays and maps are some too. */
  readonly objects: number
}

/** Collects all garbage, and says what is left. @throws Error without `--expose-gc` */
export async function collected(): Promise<Heap> {
  if (!globalThis.gc) throw new Error('Run this with --expose-gc.')
  // What one collection finalizes, the next one frees.
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve))
    globalThis.gc()
  }
  const objects = queryObjects(Object, { format: 'count' })
  return { bytes: process.memoryUsage().heapUsed, objects }
}

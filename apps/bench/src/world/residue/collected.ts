import { queryObjects } from 'node:v8'

/** What is reachable in this process. */
export interface Heap {
  readonly bytes: number
  /** Objects of any class: functions, promises, arrays and maps are some too. */
  readonly objects: number
}

/** Collects what can be found at once. @throws Error without `--expose-gc` */
export async function collect(): Promise<void> {
  if (!globalThis.gc) throw new Error('Run this with --expose-gc.')
  await new Promise((resolve) => setImmediate(resolve))
  globalThis.gc()
}

/** What is left after all garbage is gone. @throws Error without `--expose-gc` */
export async function collected(): Promise<Heap> {
  // What one collection finalizes, the next one frees.
  for (let round = 0; round < 4; round++) await collect()
  const objects = queryObjects(Object, { format: 'count' })
  return { bytes: process.memoryUsage().heapUsed, objects }
}

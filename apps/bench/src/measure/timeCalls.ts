import { quantile } from './quantile.ts'

/** Does the work `calls` times. Returns how long that took, in milliseconds. */
export type Batch = (calls: number) => number

/** How long to warm up and to measure, in milliseconds of processor time: a busy machine waits longer. */
const WARM_UP_MS = 200
const MEASURE_MS = 150

/** How long a batch takes, in milliseconds: long for the clock, short for the scheduler. */
const BATCH_MS = 1

/** Other work on the machine makes batches slower and never faster, so the slow ones say little. */
const QUIET_SHARE = 0.2

/** How long one call takes, in milliseconds: what a fifth of many short batches stay below. */
export async function timeCalls(batch: Batch): Promise<number> {
  const calls = await warmUp(batch)
  const times: number[] = []
  await forProcessorTime(MEASURE_MS, () => times.push(batch(calls) / calls))
  return quantile(times, QUIET_SHARE)
}

/** Runs until everything is compiled. Returns how many calls fill a batch. */
async function warmUp(batch: Batch): Promise<number> {
  let fastest = Number.POSITIVE_INFINITY
  let calls = 1
  await forProcessorTime(WARM_UP_MS, () => {
    fastest = Math.min(fastest, batch(calls) / calls)
    calls = Math.max(1, Math.min(2 * calls, Math.round(BATCH_MS / fastest)))
  })
  return calls
}

/** Repeats `task`, each time in a macrotask of its own: promises that it leaves settle in between. */
async function forProcessorTime(ms: number, task: () => void): Promise<void> {
  const end = processorTime() + ms
  while (processorTime() < end) {
    task()
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** What this process has computed so far, in milliseconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}

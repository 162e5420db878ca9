import { quantile } from './quantile.ts'

/** Something to wait for. */
export type Task = () => Promise<unknown>

/** How often the tasks take turns, and how often each runs in its turn: some milliseconds of work. */
const WARM_UP_ROUNDS = 40
const ROUNDS = 160
const CALLS = 25

/** Other work on the machine makes a turn slower and never faster, so the slow ones say little. */
const QUIET_SHARE = 0.2

/**
 * How long one call of each task takes, in milliseconds: what a fifth of many turns stay below. The
 * tasks take turns, so that each meets the same minute of the machine, and can be compared.
 */
export async function timeTasks<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
): Promise<Readonly<Record<Name, number>>> {
  const all = Object.entries<Task>(tasks).map(([name, task]) => ({
    name,
    task,
    times: [] as number[],
  }))
  for (let round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
    // To and fro, so that none always comes after the same one.
    for (const { task, times } of round % 2 === 0 ? all : all.toReversed()) {
      const ms = await timeTurn(task)
      if (round >= WARM_UP_ROUNDS) times.push(ms)
    }
  }
  const times = all.map(({ name, times: own }) => [name, quantile(own, QUIET_SHARE)])
  return Object.fromEntries(times) as Record<Name, number>
}

/** One call of a turn, in milliseconds. */
async function timeTurn(task: Task): Promise<number> {
  const start = performance.now()
  for (let call = 0; call < CALLS; call++) await task()
  return (performance.now() - start) / CALLS
}

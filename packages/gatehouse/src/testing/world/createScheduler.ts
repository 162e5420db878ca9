import type { Choose } from './choose.ts'
import { createDrain } from './createDrain.ts'

/** Something that will happen. */
export interface Plan {
  /** What it is, for whoever reads a run: `fetch /token`. */
  readonly label: string
  /** The tab that it happens in; a tab that is frozen or gone does nothing. Absent: outside of all tabs. */
  readonly owner?: number
  /** What is planned in one lane happens in the order in which it was planned. */
  readonly lane?: string
  /** Milliseconds from now. @defaultValue 0 */
  readonly afterMs?: number
  readonly run: () => void
}

/** A plan that is still ahead. */
export interface Pending {
  readonly label: string
  readonly owner: number | undefined
  /** Milliseconds of the world's own time. */
  readonly dueAt: number
}

/** The one list of everything that is about to happen, and the hand that picks from it. */
export interface Scheduler {
  /** Milliseconds since the world began, sleep included. */
  readonly now: () => number
  /** Milliseconds that the device has slept. */
  readonly slept: () => number
  /** Returns the stop. */
  readonly plan: (plan: Plan) => () => void
  /** Does one thing of those whose time has come, and all that follows from it. `false`: there is none. */
  readonly step: () => Promise<boolean>
  /** Lets all promises that can go on go on, and nothing that is planned. */
  readonly quiet: () => Promise<void>
  /** Does everything whose time has come. @throws Error when it finds no end */
  readonly settle: () => Promise<void>
  /** Lets time pass: whatever falls due happens at its time. */
  readonly advance: (ms: number) => Promise<void>
  /** The device sleeps: its clocks go on, and nothing that is planned comes nearer. */
  readonly sleep: (ms: number) => void
  /** Keeps a tab from doing anything. Returns the release. */
  readonly hold: (owner: number) => () => void
  /** Takes away all that a tab would have done. */
  readonly drop: (owner: number) => void
  /** What is ahead, of one tab or of all. */
  readonly pending: (owner?: number) => readonly Pending[]
  /** Calls `listener` whenever one thing has happened and all is quiet. Returns the stop. */
  readonly onQuiet: (listener: () => void) => () => void
}

interface Task extends Plan {
  dueAt: number
}

/** More things than this without time passing are a loop that never ends. */
const MOST_STEPS = 5_000

/** A scheduler whose every choice is `choose`'s. */
export function createScheduler(choose: Choose): Scheduler {
  const drain = createDrain()
  const listeners = new Set<() => void>()
  const held = new Set<number>()
  const gone = new Set<number>()
  let tasks: Task[] = []
  let now = 0
  let slept = 0

  function isHeld({ owner }: Task): boolean {
    return owner !== undefined && held.has(owner)
  }

  function ready(): readonly Task[] {
    const busy = new Set<string>()
    return tasks.filter((task) => {
      const { lane, dueAt } = task
      if (lane !== undefined) {
        if (busy.has(lane)) return false
        busy.add(lane)
      }
      return dueAt <= now && !isHeld(task)
    })
  }

  function nextDue(limit: number): number | undefined {
    let soonest: number | undefined
    for (const task of tasks) {
      const { dueAt } = task
      if (dueAt <= now || dueAt > limit || isHeld(task)) continue
      if (soonest === undefined || dueAt < soonest) soonest = dueAt
    }
    return soonest
  }

  async function quiet(): Promise<void> {
    await drain()
    for (const listener of [...listeners]) listener()
  }

  async function pick(candidates: readonly Task[]): Promise<void> {
    const task = candidates[candidates.length > 1 ? choose(candidates.length) : 0]
    tasks = tasks.filter((other) => other !== task)
    task?.run()
    await quiet()
  }

  async function step(): Promise<boolean> {
    // What ran freely until here may still be about to plan something.
    if (ready().length === 0) await quiet()
    const candidates = ready()
    if (candidates.length === 0) return false
    await pick(candidates)
    return true
  }

  /** Nothing but what is planned runs in here, so that it is over when nothing is ready. */
  async function exhaust(): Promise<void> {
    let candidates = ready()
    for (let steps = 0; candidates.length > 0; steps += 1) {
      if (steps > MOST_STEPS) {
        const labels = candidates.map(({ label, owner }) => `${label} (tab ${owner})`)
        throw new Error(`This finds no end at ${now} ms: ${labels.join(', ')}`)
      }
      await pick(candidates)
      candidates = ready()
    }
  }

  async function settle(): Promise<void> {
    await quiet()
    await exhaust()
  }

  return {
    now: () => now,
    slept: () => slept,
    step,
    quiet,
    settle,
    plan(plan) {
      if (plan.owner !== undefined && gone.has(plan.owner)) return () => {}
      const task: Task = { ...plan, dueAt: now + Math.max(0, plan.afterMs ?? 0) }
      tasks.push(task)
      return () => {
        const index = tasks.indexOf(task)
        if (index >= 0) tasks.splice(index, 1)
      }
    },
    async advance(ms) {
      const limit = now + ms
      await settle()
      for (let due = nextDue(limit); due !== undefined; due = nextDue(limit)) {
        now = due
        await exhaust()
      }
      now = limit
      await exhaust()
    },
    sleep(ms) {
      now += ms
      slept += ms
      for (const task of tasks) task.dueAt += ms
    },
    hold(owner) {
      held.add(owner)
      return () => {
        held.delete(owner)
      }
    },
    drop(owner) {
      gone.add(owner)
      tasks = tasks.filter((task) => task.owner !== owner)
    },
    pending(owner) {
      return tasks
        .filter((task) => owner === undefined || task.owner === owner)
        .map((task) => ({ label: task.label, owner: task.owner, dueAt: task.dueAt }))
    },
    onQuiet(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}

/** Those who hear of one signal, and the end of that. */
interface Hearers {
  readonly tasks: Set<() => void>
  readonly leave: () => void
}

/** By signal; an entry stands for as long as somebody hears of it. Nothing of a session is in it (S14). */
const hearersOf = new WeakMap<AbortSignal, Hearers>()

/**
 * Runs `task` when the signal aborts. Returns the stop. However many hear of one signal, it has one
 * listener: Node takes more than ten for a leak, and warns of it.
 */
export function onAbort(signal: AbortSignal, task: () => void): () => void {
  const { tasks, leave } = hearersOf.get(signal) ?? begin(signal)
  // Apart from the same task given twice.
  const entry = (): void => task()
  tasks.add(entry)
  return () => {
    if (tasks.delete(entry) && tasks.size === 0) leave()
  }
}

function begin(signal: AbortSignal): Hearers {
  const tasks = new Set<() => void>()
  const tell = (): void => {
    for (const task of [...tasks]) task()
  }
  signal.addEventListener('abort', tell)
  const hearers = {
    tasks,
    leave() {
      signal.removeEventListener('abort', tell)
      hearersOf.delete(signal)
    },
  }
  hearersOf.set(signal, hearers)
  return hearers
}

/** Resolves when every promise that could go on has gone on: microtasks come before the next task. */
export type Drain = () => Promise<void>

interface Immediate {
  readonly setImmediate?: (task: () => void) => unknown
}

/** The shortest way to the next task that the runtime has. Looked up when called, before timers are faked. */
export function createDrain(): Drain {
  const { setImmediate } = globalThis as Immediate
  if (setImmediate) return () => new Promise((resolve) => setImmediate(resolve))
  return () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        resolve()
      }
      port2.postMessage(null)
    })
}

/**
 * Runs `task` for at most `ms` milliseconds, then rejects with a `TimeoutError` (a `DOMException`)
 * and aborts the signal, so that the task undoes what it has begun.
 */
export function withDeadline<T>(ms: number, task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const error = new DOMException(`No answer within ${ms} ms`, 'TimeoutError')
      reject(error)
      controller.abort(error)
    }, ms)
    task(controller.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

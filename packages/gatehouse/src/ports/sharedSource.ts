/**
 * Many listeners over one source, which is attached with the first of them and let go with the
 * last. A listener that throws stops none of the others; its error is reported as uncaught.
 */
export function sharedSource<T>(
  attach: (emit: (value: T) => void) => () => void,
): (listener: (value: T) => void) => () => void {
  const entries = new Set<(value: T) => void>()
  let detach: () => void

  const emit = (value: T): void => {
    for (const entry of [...entries]) {
      try {
        if (entries.has(entry)) entry(value)
      } catch (error) {
        queueMicrotask(() => {
          throw error
        })
      }
    }
  }

  return (listener) => {
    // One entry for each call, so that the same function subscribed twice is stopped one by one.
    const entry = (value: T): void => listener(value)
    entries.add(entry)
    if (entries.size === 1) detach = attach(emit)
    return () => {
      if (entries.delete(entry) && !entries.size) detach()
    }
  }
}

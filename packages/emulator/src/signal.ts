/** A list of listeners. */
export interface Signal<T> {
  /** Listens until the returned function is called. */
  subscribe(listener: (value: T) => void): () => void
  /** Tells everybody who listens now; who subscribes while it runs hears the next one. */
  emit(value: T): void
  /** How many listen. */
  count(): number
}

export function createSignal<T>(): Signal<T> {
  const listeners = new Set<(value: T) => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    emit(value) {
      for (const listener of [...listeners]) listener(value)
    },
    count: () => listeners.size,
  }
}

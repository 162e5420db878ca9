/** Counts the listeners that are left on `target`, from now on. */
export function countListeners(target: EventTarget): () => number {
  const live = new Map<string, Set<unknown>>()
  const { addEventListener, removeEventListener } = target

  target.addEventListener = (type, listener, options) => {
    const ofType = live.get(type) ?? new Set()
    live.set(type, ofType.add(listener))
    const signal = typeof options === 'object' ? options.signal : undefined
    signal?.addEventListener('abort', () => ofType.delete(listener), { once: true })
    addEventListener.call(target, type, listener, options)
  }
  target.removeEventListener = (type, listener, options) => {
    live.get(type)?.delete(listener)
    removeEventListener.call(target, type, listener, options)
  }
  return () => [...live.values()].reduce((sum, { size }) => sum + size, 0)
}

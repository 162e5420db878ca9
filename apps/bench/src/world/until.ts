/** Longest wait, in macrotasks. */
const MOST_TURNS = 10_000

/**
 * Waits for `condition`, one macrotask after the other.
 * @throws Error when it does not come
 */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    if (condition()) return
    await new Promise((resolve) => setImmediate(resolve))
  }
  throw new Error(`Waited in vain for ${what}.`)
}

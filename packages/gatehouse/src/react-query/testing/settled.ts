/** What is due at once has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20))
}

/** How long a story waits for what it wants to see, in ms. */
export const PATIENCE_MS = 15_000

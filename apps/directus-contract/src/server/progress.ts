/** Tells the person who waits what is going on, a line at a time. */
export type Progress = (line: string) => void

/** Prints a line at once, so that a long step is seen to have begun. */
export const printProgress: Progress = (line) => {
  process.stdout.write(`Directus: ${line}\n`)
}

/** How long ago `start` (by `performance.now()`) was: `12 s`. */
export function seconds(start: number): string {
  return `${Math.round((performance.now() - start) / 1000)} s`
}

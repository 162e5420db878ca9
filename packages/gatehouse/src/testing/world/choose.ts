/** Decides what is left to chance: picks one of `count` possibilities, by its index. */
export type Choose = (count: number) => number

/** Takes the choices from a list, as a generator of schedules makes it; then always the first possibility. */
export function chooseFrom(choices: readonly number[]): Choose {
  let next = 0
  return (count) => {
    const choice = choices[next]
    if (choice === undefined) return 0
    next += 1
    return Math.abs(Math.trunc(choice)) % count
  }
}

/** Random choices that are the same for the same seed (mulberry32). */
export function chooseBySeed(seed: number): Choose {
  let state = seed >>> 0
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % count
  }
}

/** Ids that a test can read: `1`, `2`, `3` … */
export function counter(): () => string {
  let count = 0
  return () => {
    count += 1
    return `${count}`
  }
}

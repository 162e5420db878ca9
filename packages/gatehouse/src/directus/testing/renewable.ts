/** A feature whose token is another one each time that it is asked for: `token-1`, `token-2` … */
export function renewable(): { getToken(): Promise<string> } {
  let count = 0
  return {
    async getToken() {
      count += 1
      return `token-${count}`
    },
  }
}

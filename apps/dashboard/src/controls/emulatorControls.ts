/** What the platform can be made to do, as an outage or an administrator would. */
export interface EmulatorControls {
  /** Makes a token run out now. @returns whether it was alive */
  readonly expire: (token: string) => Promise<boolean>
  /** Withdraws a token; the dashboard's own session lives on. @returns whether it was alive */
  readonly revoke: (token: string) => Promise<boolean>
  /** Lets every request to the API die for so many milliseconds. */
  readonly cutNetwork: (ms: number) => Promise<void>
}

/** The controls of an emulator. They reject with an `Error` that has a sentence. */
export function emulatorControls(apiHost: string): EmulatorControls {
  async function command(path: string, body: unknown): Promise<unknown> {
    const response = await fetch(`${apiHost}/__emulator${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`The emulator answered with status ${response.status}.`)
    return response.json()
  }

  return {
    expire: async (token) => hadOne(await command('/tokens/expire', { token })),
    revoke: async (token) => hadOne(await command('/tokens/revoke', { token })),
    async cutNetwork(ms) {
      // The emulator's own hosts: pages and the control API are not behind that wire.
      await command('/faults', { kind: 'drop', match: { host: '*api.localhost' }, forMs: ms })
    },
  }
}

function hadOne(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'count' in answer && answer.count !== 0
}

import { fingerprint } from '@gatehouse/emulator'
import { leaksOnPurpose } from '../src/canary/leaksOnPurpose.ts'
import { KOFI, NOOR, oneTimeCode } from '../src/story/directus.ts'
import { isLive, signIn, tasksUrl } from '../src/story/tasks.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

/** Tokens of a person, as a sign-in in mode json would give them. */
async function tokensOf({ emulator }: World): Promise<Readonly<Record<string, string>>> {
  const answer = await emulator.fetch(
    new Request(`${emulator.url}/__emulator/directus/sessions`, {
      method: 'POST',
      body: JSON.stringify({ user: NOOR.email }),
    }),
  )
  const { data } = (await answer.json()) as {
    readonly data: { readonly access_token: string; readonly refresh_token: string }
  }
  const { access_token, refresh_token } = data
  return { access_token, refresh_token }
}

/** Where a token may be: tabs share what is over soon, and never what renews it. */
const NOT_FOUND: Readonly<Record<string, readonly string[]>> = {
  access_token: ["in an app's database"],
  refresh_token: [],
}

test.describe('a rehearsal', () => {
  test.use({ leaksOnPurpose: true })

  for (const [kind, places] of Object.entries(NOT_FOUND)) {
    test(`finds each ${kind} of Directus wherever the app could let go of one`, async ({
      page,
      world,
      canary,
    }) => {
      const missed: string[] = []
      for (const [place, leak] of Object.entries(leaksOnPurpose)) {
        // Two access tokens of one second are the same text.
        world.emulator.world.clock.advance(1_000)
        const token = (await tokensOf(world))[kind] ?? ''
        await page.goto(`${world.origin('tasks')}/nothing.txt?${encodeURIComponent(place)}`)
        await page.evaluate(leak, { token, apiHost: world.emulator.directusUrl })
        const findings = (await canary.findings()).join(' ')
        if (!findings.includes(fingerprint(token))) missed.push(place)
      }
      expect(missed).toEqual(places)
    })
  }

  test('finds a password and a one-time password in the console, and no digits of a longer number', async ({
    page,
    world,
    canary,
  }) => {
    const code = oneTimeCode(world)
    canary.hides(code)
    await page.goto(`${world.origin('tasks')}/nothing.txt`)
    await page.evaluate((text) => console.log(text), `1${code}1`)
    expect(await canary.findings()).toEqual([])
    await page.evaluate((text) => console.log(text), `${KOFI.password} and ${code}`)
    await expect.poll(async () => (await canary.findings()).length).toBe(2)
  })

  test('finds a token in the address of a socket', async ({ page, world, canary }) => {
    const { access_token: token = '' } = await tokensOf(world)
    await page.goto(`${world.origin('tasks')}/nothing.txt`)
    await page.evaluate((url) => void new WebSocket(url), socketUrl(world, token))
    await expect
      .poll(canary.findings)
      .toContainEqual(expect.stringMatching(/^address of GET ws:.*access_token=#/))
  })
})

function socketUrl({ emulator }: World, token: string): string {
  return `${emulator.directusUrl.replace('http', 'ws')}/websocket?access_token=${token}`
}

for (const mode of ['json', 'cookie', 'session'] as const) {
  test(`mode ${mode}: a sign-in, a socket, a renewal and a sign-out let go of nothing`, async ({
    page,
    world,
    canary,
  }) => {
    await signIn(page, tasksUrl(world, mode))
    await isLive(page)
    await page.getByRole('button', { name: 'Renew now' }).click()
    await expect.poll(() => world.emulator.world.directus.counters.refreshes).toBe(1)
    expect(await canary.findings()).toEqual([])
    const signOut = mode === 'json' ? 'Sign out' : 'Sign out everywhere'
    await page.getByRole('button', { name: signOut }).click()
    await expect(page.getByRole('form', { name: 'Sign in' })).toBeVisible()
    // In mode cookie, tabs share the access token; in the others no store has ever had any.
    const stored = canary.sightings
      .filter(({ kind }) => ['database', 'storage', 'broadcast'].includes(kind))
      .map(({ text }) => text)
      .join(' ')
    expect(stored.includes('eyJ')).toBe(mode === 'cookie')
    expect(canary.console.filter((text) => text.includes('eyJ'))).toEqual([])
  })
}

import { fingerprint } from '@gatehouse/emulator'
import { leaksOnPurpose } from '../../src/canary/leaksOnPurpose.ts'
import { ADA } from '../../src/story/people.ts'
import { expect, rehearsal, test } from '../test.ts'

for (const [place, leak] of Object.entries(leaksOnPurpose)) {
  rehearsal(`a token ${place} is found`, async ({ tabs, world, canary }) => {
    const tab = await tabs.open(`${world.origin('host')}/`)
    const token = world.emulator.signIn(ADA.id).value
    await tab.evaluate(leak, { token, apiHost: world.emulator.apiHost })
    await expect.poll(async () => (await canary.findings()).join(' ')).toContain(fingerprint(token))
  })
}

rehearsal(
  'a token is found that a page lets go of just before it is left',
  async ({ tabs, world, canary }) => {
    const tab = await tabs.open(`${world.origin('host')}/`)
    const { value } = world.emulator.signIn(ADA.id)
    await tab.evaluate((token) => {
      sessionStorage.setItem('x', token)
      sessionStorage.removeItem('x')
      location.assign('/?left')
    }, value)
    await expect.poll(() => tab.url()).toContain('left')
    await expect.poll(async () => (await canary.findings()).join(' ')).toContain(fingerprint(value))
  },
)

rehearsal('a violated content security policy is found', async ({ tabs, world, canary }) => {
  const tab = await tabs.open(`${world.origin('host')}/`)
  await tab.evaluate(() => {
    const script = document.createElement('script')
    // Without a policy of its own, a plain address is not trusted.
    try {
      script.setAttribute('src', 'https://elsewhere.example/x.js')
    } catch {}
    document.body.append(script)
  })
  await expect
    .poll(canary.findings)
    .toContainEqual(expect.stringMatching(/^uncaught: .*Content-Security-Policy/))
})

test('a story without a leak passes', async ({ tabs, world }) => {
  const tab = await tabs.open(`${world.origin('host')}/`)
  world.emulator.signIn(ADA.id)
  expect(await tab.title()).toBe('A page that embeds')
})

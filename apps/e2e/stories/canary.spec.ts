import { fingerprint } from '@gatehouse/emulator'
import { leaksOnPurpose } from '../src/canary/leaksOnPurpose.ts'
import { expect, test } from '../src/test.ts'

const ADA = 'gAdaOkafor1'

test.describe('a rehearsal', () => {
  test.use({ leaksOnPurpose: true })

  test('finds a token wherever a page could let go of one', async ({ page, world, canary }) => {
    const found: Record<string, boolean> = {}
    for (const [place, leak] of Object.entries(leaksOnPurpose)) {
      const token = world.emulator.signIn(ADA).value
      await page.goto(`${world.origin('host')}/?${encodeURIComponent(place)}`)
      await page.evaluate(leak, { token, apiHost: world.emulator.apiHost })
      const findings = await canary.findings()
      found[place] = findings.some((finding) => finding.includes(fingerprint(token)))
    }
    expect(found).toEqual(
      Object.fromEntries(Object.keys(leaksOnPurpose).map((place) => [place, true])),
    )
  })

  test('finds a token that an app on its own keeps elsewhere than the session', async ({
    page,
    world,
    canary,
  }) => {
    for (const place of ['in localStorage', 'in sessionStorage for a moment', 'in a cookie']) {
      const token = world.emulator.signIn(ADA).value
      await page.goto(`${world.origin('standalone')}/nothing.txt`)
      await page.evaluate(leaksOnPurpose[place] ?? (() => {}), {
        token,
        apiHost: world.emulator.apiHost,
      })
      expect(await canary.findings()).toContainEqual(expect.stringContaining(fingerprint(token)))
    }
  })

  test('finds a violated content security policy', async ({ page, world, canary }) => {
    await page.goto(`${world.origin('host')}/`)
    await page.evaluate(() => {
      const script = document.createElement('script')
      const violated = new Promise((resolve) =>
        document.addEventListener('securitypolicyviolation', resolve, { once: true }),
      )
      // Without a policy of its own, a plain address is not trusted.
      try {
        script.setAttribute('src', 'https://elsewhere.example/x.js')
      } catch {}
      document.body.append(script)
      return violated.then(() => undefined)
    })
    await expect.poll(canary.findings).toEqual([expect.stringMatching(/^policy: /)])
  })

  test('finds an error that nobody catches', async ({ page, world, canary }) => {
    await page.goto(`${world.origin('host')}/`)
    await page.evaluate(() => void setTimeout(() => Promise.reject(new Error('Oh no'))))
    await expect.poll(canary.findings).toEqual([expect.stringMatching(/^uncaught: .*Oh no/)])
  })
})

test('a story without a leak passes', async ({ page, world }) => {
  await page.goto(`${world.origin('host')}/`)
  world.emulator.signIn(ADA)
  await expect(page).toHaveTitle('A page that embeds')
})

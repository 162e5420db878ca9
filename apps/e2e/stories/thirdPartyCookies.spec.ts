import { expect, test } from '../src/test.ts'

test('a cookie of another site is sent or not, as the project says @cookies', async ({
  page,
  world,
  thirdPartyCookies,
}) => {
  const api = `http://k3v9x2ab.api.localhost:${world.emulator.port}`
  await page.goto(`${world.origin('host')}/`)
  const status = await page.evaluate(async (base) => {
    await fetch(`${base}/__emulator/cookies/session`, {
      method: 'POST',
      credentials: 'include',
      body: JSON.stringify({ person: 'gAdaOkafor1' }),
    })
    return (await fetch(`${base}/v1/users/me`, { credentials: 'include' })).status
  }, api)
  const [asked] = world.emulator.requests.list().filter(({ path }) => path === '/v1/users/me')
  expect(asked?.credential).toMatch(thirdPartyCookies === 'allow' ? /^cookie / : /^none$/)
  expect(status).toBe(thirdPartyCookies === 'allow' ? 200 : 401)
})

test('a frame of another site has a storage of its own @cookies', async ({ page, world }) => {
  const inside = world.origin('evil')
  await page.goto(`${inside}/`)
  await page.evaluate(() => localStorage.setItem('who', 'top level'))
  await page.goto(`${world.origin('host')}/`)
  await page.evaluate((src) => {
    const frame = document.createElement('iframe')
    frame.src = src
    document.body.append(frame)
  }, `${inside}/`)
  const frame = page.frameLocator('iframe')
  await expect(frame.locator('body')).toBeAttached()
  expect(await frame.locator('body').evaluate(() => localStorage.getItem('who'))).toBeNull()
})

import { appUrl } from '../src/story/appUrl.ts'
import { embed } from '../src/story/embed.ts'
import { issueSid } from '../src/story/issueSid.ts'
import { ADA } from '../src/story/people.ts'
import { scriptedParent } from '../src/story/scriptedParent.ts'
import { expect, test } from '../src/test.ts'

/** The requests that a page made, without the browser's own questions before them. */
const METHODS = ['GET', 'POST']

for (const site of ['probe', 'strict'] as const) {
  test(`the name is on screen after one request, and the token left the address before it (${site})`, async ({
    page,
    world,
    canary,
  }) => {
    const { value } = world.emulator.signIn(ADA.id)
    await page.goto(`${world.origin('host')}/`)
    const src = appUrl(`${world.origin(site)}/`, { hash: `token=${value}` })
    const app = await embed(page, { src })
    await expect(app.getByRole('heading')).toHaveText(ADA.name)
    const requests = world.emulator.requests.list().filter(({ method }) => METHODS.includes(method))
    expect(requests.map(({ path }) => path)[0]).toBe('/v2021-06-07/users/me')
    expect(world.emulator.world.counters.usersMe).toBe(1)
    const addresses = canary.sightings.filter(
      ({ kind, origin }) => kind === 'request' && origin === world.origin(site),
    )
    expect(addresses.length).toBeGreaterThan(0)
    expect(addresses.filter(({ text }) => text.includes('token='))).toEqual([])
    expect(requests.map(({ referer }) => referer ?? '').join(' ')).not.toContain('token')
  })
}

for (const site of ['probe', 'strict'] as const) {
  test(`a session id is exchanged once, and leaves the address before it (${site}, F31)`, async ({
    page,
    world,
  }) => {
    const sid = await issueSid(world, ADA.id)
    await page.goto(`${world.origin('host')}/`)
    const src = appUrl(`${world.origin(site)}/`, { hash: `/docs&sid=${sid}` })
    const app = await embed(page, { src })
    await expect(app.getByRole('heading')).toHaveText(ADA.name)
    expect(new URL(app.url()).hash).toBe('#/docs')
    const { sidExchanges, sidReuses, usersMe } = world.emulator.world.counters
    expect({ sidExchanges, sidReuses, usersMe }).toEqual({
      sidExchanges: 1,
      sidReuses: 0,
      usersMe: 1,
    })
  })
}

test('a session id that was used before is replaced through the parent', async ({
  page,
  world,
}) => {
  const sid = await issueSid(world, ADA.id)
  await world.emulator.fetch(
    new Request(`${world.emulator.apiHost}/v2021-06-07/auth/fetch?sid=${sid}`),
  )
  await page.goto(`${world.origin('host')}/`)
  const parent = await scriptedParent(page, world.origin('probe'))
  const src = appUrl(`${world.origin('probe')}/`, { hash: `sid=${sid}` })
  const app = await embed(page, { src })
  await parent.asked(1)
  await parent.answer({ token: world.emulator.signIn(ADA.id).value })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
})

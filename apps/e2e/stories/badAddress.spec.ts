import type { Frame, Page } from '@playwright/test'
import { type AppUrlOptions, appUrl } from '../src/story/appUrl.ts'
import { embed } from '../src/story/embed.ts'
import { ADA } from '../src/story/people.ts'
import { scriptedParent } from '../src/story/scriptedParent.ts'
import { expect, test } from '../src/test.ts'
import type { World } from '../src/world/startWorld.ts'

const BAD_ADDRESSES: Readonly<Record<string, AppUrlOptions>> = {
  'a hash with two tokens': { hash: 'token=sk-one&token=sk-two' },
  'a token of 1 MB': { hash: `token=${'s'.repeat(1_000_000)}` },
  'an empty token': { hash: 'token=' },
  'a _context that is no JSON': { hash: 'token=sk-one', context: '{"mode":' },
  'a _context of another shape': { hash: 'token=sk-one', context: '{"orgId":42}' },
}

async function open(page: Page, world: World, options: AppUrlOptions): Promise<Frame> {
  await page.goto(`${world.origin('host')}/`)
  return embed(page, { src: appUrl(`${world.origin('probe')}/`, options) })
}

for (const [name, options] of Object.entries(BAD_ADDRESSES)) {
  test(`${name} is a typed error that a person can leave: the parent gives a better one`, async ({
    page,
    world,
  }) => {
    const app = await open(page, world, options)
    const alert = app.getByRole('alert')
    await expect(alert).toContainText('url-malformed')
    expect(new URL(app.url()).hash).toBe('')
    expect(world.emulator.requests.list()).toEqual([])
    const parent = await scriptedParent(page, world.origin('probe'))
    await alert.getByRole('button', { name: 'Try again' }).click()
    await parent.asked(1)
    await parent.answer({ token: world.emulator.signIn(ADA.id).value })
    await expect(app.getByRole('heading')).toHaveText(ADA.name)
  })
}

test('a hash route stays as it is when the token is taken out of it', async ({ page, world }) => {
  const { value } = world.emulator.signIn(ADA.id)
  const app = await open(page, world, { hash: `/docs/a%2Fb?tab=1&x=%20&token=${value}` })
  await expect(app.getByRole('heading')).toHaveText(ADA.name)
  expect(new URL(app.url()).hash).toBe('#/docs/a%2Fb?tab=1&x=%20')
})

for (const [file, code] of [
  ['noConfig', 'config-invalid'],
  ['unknownMode', 'config-invalid'],
] as const) {
  test(`an app with ${file} says what is wrong with it: ${code}`, async ({ page, world }) => {
    await page.goto(`${world.origin('probe')}/${file}.html`)
    const alert = page.getByRole('alert')
    await expect(alert).toContainText(code)
    await expect(alert.getByRole('heading')).toHaveText('This app is not set up correctly')
    await expect(alert.getByRole('button')).toHaveCount(0)
    expect(world.emulator.requests.list()).toEqual([])
  })
}

import { appUrl } from '../src/story/appUrl.ts'
import { ADA } from '../src/story/people.ts'
import { expect, test } from '../src/test.ts'

test("our app gets its token from the vendor's channel, and a new one when that is revoked", async ({
  page,
  world,
}) => {
  const made: string[] = []
  await page.exposeFunction('createToken', () => {
    const { value } = world.emulator.signIn(ADA.id, { kind: 'plain' })
    made.push(value)
    return value
  })
  const app = appUrl(`${world.origin('probe')}/`)
  await page.goto(`${world.origin('host')}/vendorChannel.html?app=${encodeURIComponent(app)}`)
  await expect(page).toHaveTitle('connected')
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading')).toHaveText(ADA.name)
  expect(made).toHaveLength(1)

  world.emulator.world.tokens.forEach((token) => {
    token.status = 'revoked'
  })
  await frame.getByRole('button', { name: 'Count projects' }).click()
  await expect(frame.getByRole('status')).toHaveText('3 projects')
  expect(made).toHaveLength(2)
})

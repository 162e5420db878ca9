import { expect, test } from '../src/test.ts'

const ADA = 'gAdaOkafor1'

test("the vendor's node gets a token and access from our dashboard frame", async ({
  page,
  world,
}) => {
  const app = `${world.origin('vendor')}/vendorNode.html`
  const token = world.emulator.signIn(ADA, { kind: 'plain' }).value
  await page.exposeFunction('createToken', () => token)
  await page.goto(`${world.origin('host')}/dashboardFrame.html?app=${encodeURIComponent(app)}`)
  const frame = page.frameLocator('iframe[title="App"]')
  await expect(frame.getByRole('status')).toHaveText('connected')
  await expect(page.getByRole('status')).toHaveText('connected')
  const node = frame.owner()
  const content = await (await node.elementHandle())?.contentFrame()
  const answers = await content?.evaluate(async () => {
    const { vendorNode } = window as unknown as {
      vendorNode: {
        requestToken: () => Promise<unknown>
        requestAccess: (id: string) => Promise<unknown>
      }
    }
    return [await vendorNode.requestToken(), await vendorNode.requestAccess('w8f2c6rn')]
  })
  expect(answers).toEqual([{ token }, { success: true }])
})

test("an app on the vendor's SDK signs in inside our dashboard frame and shows its user", async ({
  context,
  page,
  world,
}) => {
  await context.route(/^https:\/\/core\.sanity-cdn\./, (route) => route.abort())
  await page.exposeFunction(
    'createToken',
    () => world.emulator.signIn(ADA, { kind: 'plain' }).value,
  )
  const app = `${world.origin('vendor')}/`
  await page.goto(`${world.origin('host')}/dashboardFrame.html?app=${encodeURIComponent(app)}`)
  const frame = page.frameLocator('iframe[title="App"]')
  await expect(frame.getByRole('heading')).toHaveText('Ada Okafor')
  await page.screenshot({ path: 'artifacts/vendor-in-our-dashboard.png' })
})

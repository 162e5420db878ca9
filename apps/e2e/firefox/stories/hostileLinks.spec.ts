import { appUrl } from '../../src/story/appUrl.ts'
import { issueSid } from '../../src/story/issueSid.ts'
import { ADA, TOMAS } from '../../src/story/people.ts'
import type { World } from '../../src/world/startWorld.ts'
import { signIn } from '../story/dashboard.ts'
import { sees } from '../story/sees.ts'
import { expect, test } from '../test.ts'

/** A token of the attacker's own account, which he wants the victim to work with. */
function attackersToken(world: World, canary: { isAttackers: (token: string) => void }): string {
  const token = world.emulator.signIn(TOMAS.id).value
  canary.isAttackers(token)
  return token
}

for (const [kind, context, said] of [
  ['a link with a dashboard context', undefined, 'This app cannot be used here'],
  ['a plain link', null, 'It was ignored'],
] as const) {
  test(`${kind} with a token, opened on its own, signs nobody in and is cleaned (F35)`, async ({
    tabs,
    world,
    canary,
  }) => {
    const hash = `/docs/7&token=${attackersToken(world, canary)}`
    const options = context === null ? { hash, context } : { hash }
    const tab = await tabs.open(appUrl(`${world.origin('probe')}/`, options))
    await sees(tab, '#root', said)
    expect(new URL(tab.url()).hash).toBe('#/docs/7')
    expect(world.emulator.requests.list()).toEqual([])
  })
}

test('a link with a token does not replace somebody who is signed in (F35)', async ({
  tabs,
  world,
  canary,
}) => {
  const { app } = await signIn(tabs, world)
  const before = world.emulator.world.counters.usersMe
  await app().evaluate(
    (hash) => {
      location.hash = hash
    },
    `/documents&token=${attackersToken(world, canary)}`,
  )
  await expect.poll(() => new URL(app().url()).hash).toBe('#/documents')
  await expect.poll(() => canary.console.join(' ')).toContain('It was ignored')
  await sees(app(), 'h1', ADA.name)
  expect(world.emulator.world.counters.usersMe).toBe(before)
})

test('a link that ends a sign-in which nobody began here is ignored (S1)', async ({
  tabs,
  world,
  canary,
}) => {
  const sid = await issueSid(world, ADA.id)
  const tab = await tabs.open(`${world.origin('dashboard')}/?login=guess#sid=${sid}`)
  await sees(tab, 'main', ADA.name)
  const { search, hash } = new URL(tab.url())
  expect({ search, hash }).toEqual({ search: '', hash: '' })
  expect(world.emulator.world.counters.sidExchanges).toBe(0)
  expect(canary.console.join(' ')).toContain('It was ignored')
})

import { describe, expect, test } from 'vitest'
import { tokenServerStrategy } from '../testing/strategies/tokenServerStrategy.ts'
import { createWorld, type World } from '../testing/world/createWorld.ts'
import { createRecords, type Records } from './records.ts'
import { DEADLINE } from './shell.ts'

const ada = { id: 'ada', name: 'Ada' }
const draft = {
  type: 'signedIn',
  credential: { token: 'access-token' },
  user: ada,
  receivedAt: 0,
  begins: true,
} as const

function setUp(): { world: World; first: Records<typeof ada>; second: Records<typeof ada> } {
  const world = createWorld({ tabs: 2 })
  const records = world
    .tabs()
    .map(({ environment }) => createRecords(environment, tokenServerStrategy(), () => {}))
  const [first, second] = records
  if (!first || !second) throw new Error('There are two tabs.')
  return { world, first, second }
}

async function done<T>(world: World, promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  await world.advance(3 * DEADLINE.ledger)
  return promise
}

describe('versions', () => {
  test('grow with every write, whoever writes', async () => {
    const { world, first, second } = setUp()
    const versions = []
    for (const each of [first, second, first]) {
      const written = await done(world, each.write(draft))
      versions.push(written.type === 'written' ? written.record.version : 0)
    }
    expect(versions.toSorted((a, b) => a - b)).toEqual(versions)
    expect(new Set(versions).size).toBe(3)
  })
  test('go on from the one that stood there before the data was cleared', async () => {
    const { world, first } = setUp()
    const before = await done(world, first.write(draft))
    world.ledger.clear()
    world.tab(0).setWallOffset(-86_400_000)
    const after = await done(world, first.write(draft))
    expect(before.type === 'written' && after.type === 'written').toBe(true)
    if (before.type !== 'written' || after.type !== 'written') return
    expect(after.record.version).toBeGreaterThan(before.record.version)
  })
})

describe('a lineage', () => {
  test('begins with a session, and goes on with it, whoever writes', async () => {
    const { world, first, second } = setUp()
    const lineages: unknown[] = []
    for (const [each, begins] of [
      [first, true],
      [second, false],
      [first, false],
      [second, true],
    ] as const) {
      const written = await done(world, each.write({ ...draft, begins }))
      if (written.type === 'written' && written.record.type === 'signedIn') {
        lineages.push(written.record.lineage)
      }
    }
    const [a, b, c, d] = lineages
    expect([b, c]).toEqual([a, a])
    expect(d).toBeGreaterThan(Number(a))
  })
})

describe('a write', () => {
  test('that may not replace what stands there says what that is, and changes nothing', async () => {
    const { world, first, second } = setUp()
    await done(world, first.write(draft))
    const outrun = await done(
      world,
      second.write({ type: 'signedOut' }, (_, isOwn) => isOwn),
    )
    expect(outrun).toMatchObject({ type: 'outrun', record: { type: 'signedIn', user: ada } })
    expect(await done(world, second.look())).toMatchObject({ type: 'signedIn' })
  })
  test('knows what this tab has written itself', async () => {
    const { world, first } = setUp()
    await done(world, first.write(draft))
    const written = await done(
      world,
      first.write({ type: 'signedOut' }, (_, isOwn) => isOwn),
    )
    expect(written).toMatchObject({ type: 'written', former: { user: ada } })
  })
  test('whose time is over does not write over what came after it (F16)', async () => {
    const { world, first } = setUp()
    world.ledger.weather({ type: 'slow', ms: DEADLINE.ledger + 1_000 })
    const late = first.write(draft)
    late.catch(() => undefined)
    await world.advance(DEADLINE.ledger)
    world.ledger.weather({ type: 'fine' })
    await done(world, first.write({ type: 'signedOut' }))
    await expect(late).rejects.toMatchObject({ code: 'timeout' })
    expect(await done(world, first.look())).toMatchObject({ type: 'signedOut' })
  })
})

describe('a look', () => {
  test('that has not begun is shared', async () => {
    const { world, first } = setUp()
    const looks = [first.look(), first.look(), first.look()]
    await Promise.resolve()
    await world.scheduler.quiet()
    const reads = world.scheduler.pending(0).filter(({ label }) => label.startsWith('read'))
    expect(reads).toHaveLength(1)
    await done(world, Promise.all(looks))
  })
  test('after a write sees what was written, although a former one waits', async () => {
    const { world, first } = setUp()
    const hindrance = first.write({ type: 'signedOut' })
    const former = first.look()
    const write = first.write(draft)
    const latter = first.look()
    await done(world, Promise.all([hindrance, write]))
    expect(await former).toMatchObject({ type: 'signedOut' })
    expect(await latter).toMatchObject({ type: 'signedIn' })
  })
  test('at a ledger that fails knows nothing, and does not throw', async () => {
    const { world, first } = setUp()
    world.ledger.weather({ type: 'broken' })
    expect(await done(world, first.look())).toBe('unreadable')
  })
})

test('verbs behind one that hangs do not add up their deadlines', async () => {
  const { world, first } = setUp()
  world.ledger.weather({ type: 'hung' })
  const verbs = [first.look(), first.write(draft), first.look(), first.write(draft)]
  const settled = Promise.allSettled(verbs)
  await world.advance(DEADLINE.ledger)
  expect((await settled).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
  ])
})

import { describe, expect, test } from 'vitest'
import { clockContract } from '../contracts/clockContract.ts'
import { ledgerContract } from '../contracts/ledgerContract.ts'
import { lockContract } from '../contracts/lockContract.ts'
import { storageContract } from '../contracts/storageContract.ts'
import { tabsContract } from '../contracts/tabsContract.ts'
import { chooseBySeed, chooseFrom } from './choose.ts'
import { createWorld, type World } from './createWorld.ts'

const tools = { test, expect }

/** Lets a world go on by itself, as the real one does while a contract waits. */
function running(world: World): World {
  const go = (): void => {
    world.settle().then(() => setTimeout(go, 0), go)
  }
  go()
  return world
}

describe('the clock of a tab', () => {
  clockContract(tools, () => {
    const world = createWorld()
    return { clock: world.tab(0).environment.clock, pass: world.advance }
  })
})

describe('the ledger of two tabs', () => {
  ledgerContract(tools, () => {
    const world = running(createWorld({ tabs: 2 }))
    return { first: world.tab(0).environment.ledger, second: world.tab(1).environment.ledger }
  })
})

describe('the locks of two tabs', () => {
  lockContract(tools, () => {
    const world = running(createWorld({ tabs: 2 }))
    return {
      first: world.tab(0).environment.lock,
      second: world.tab(1).environment.lock,
      pass: world.advance,
    }
  })
})

describe('the strings of a tab', () => {
  storageContract(tools, () => createWorld().tab(0).environment.storage)
})

describe('the channel between two tabs', () => {
  tabsContract(tools, () => {
    const world = createWorld({ tabs: 2, choose: chooseBySeed(3) })
    return {
      first: world.tab(0).environment.tabs,
      second: world.tab(1).environment.tabs,
      settle: () => world.advance(1_000),
    }
  })
})

test('equal choices make equal runs, other choices other ones', async () => {
  const play = async (choices: readonly number[]): Promise<string> => {
    const world = createWorld({ tabs: 3, choose: chooseFrom(choices) })
    const order: number[] = []
    for (const tab of world.tabs()) {
      for (let times = 0; times < 3; times += 1) {
        tab.environment.ledger.read('a').then(
          () => order.push(tab.id),
          () => undefined,
        )
      }
    }
    await world.settle()
    return order.join('')
  }
  const choices = [2, 1, 0, 1, 2, 2]
  expect(await play(choices)).toBe(await play(choices))
  expect(await play(choices)).not.toBe(await play([]))
  expect(await play([])).toBe('000111222')
})

describe('a tab that is', () => {
  test('killed never goes on, and its locks are free', async () => {
    const world = createWorld({ tabs: 2 })
    const [first, second] = world.tabs()
    let went = false
    const held = new Promise<void>(() => {})
    first?.environment.lock.request('a', { waitMs: 0 }, () => held).catch(() => undefined)
    first?.environment.clock.after(100, () => {
      went = true
    })
    await world.settle()
    first?.kill()
    const result = second?.environment.lock.request('a', { waitMs: 0 }, async () => 1)
    await world.advance(1_000)
    expect(await result).toEqual({ type: 'held', value: 1 })
    expect(went).toBe(false)
    expect(world.tabs()).toEqual([second])
  })

  test('frozen keeps its locks, hears nothing, and catches up when it thaws', async () => {
    const world = createWorld({ tabs: 2 })
    const [first, second] = world.tabs()
    const heard: number[] = []
    const told: string[] = []
    first?.environment.tabs.subscribe(({ version }) => heard.push(version))
    first?.environment.page.subscribe((event) => told.push(event))
    first?.environment.lock
      .request('a', { waitMs: 0 }, () => new Promise<void>(() => {}))
      .catch(() => undefined)
    await world.settle()
    first?.freeze()
    second?.environment.tabs.post({ name: 'a', version: 1 })
    const refused = second?.environment.lock.request('a', { waitMs: 500 }, async () => 1)
    await world.advance(1_000)
    expect(await refused).toEqual({ type: 'timedOut' })
    expect(heard).toEqual([])
    first?.thaw()
    await world.settle()
    expect(heard).toEqual([1])
    expect(told).toEqual(['hidden', 'woke'])
  })
})

test('in a sleep the wall clock goes on, the other stands still, and timers do not come nearer', async () => {
  const world = createWorld()
  const { clock } = world.tab(0).environment
  const before = clock.now()
  let fired = false
  clock.after(1_000, () => {
    fired = true
  })
  world.sleep(3_600_000)
  await world.settle()
  const after = clock.now()
  expect(after.wall - before.wall).toBe(3_600_000)
  expect(after.mono - before.mono).toBe(0)
  expect(fired).toBe(false)
  await world.advance(1_000)
  expect(fired).toBe(true)
})

describe('the network', () => {
  const ask = async (world: World): Promise<string> => {
    const { fetch } = world.tab(0).environment
    const asked = fetch('https://api.test/a', { method: 'POST', body: 'hello' }).then(
      async (response) => `${response.status} ${await response.text()}`,
      (error: Error) => error.name,
    )
    await world.advance(60_000)
    return Promise.race([asked, Promise.resolve('no answer')])
  }
  const online = (): World => {
    const world = createWorld()
    world.network.serve('https://api.test', async ({ method, path, text }) => ({
      status: 200,
      body: `${method} ${path} ${await text()}`,
    }))
    return world
  }
  test('brings a request to its server, and the answer back', async () => {
    expect(await ask(online())).toBe('200 POST /a hello')
  })
  test.each([
    [{ type: 'drop' } as const, 'TypeError'],
    [{ type: 'lose' } as const, 'TypeError'],
    [{ type: 'hang' } as const, 'no answer'],
    [{ type: 'truncate' } as const, '200 POST /'],
    [{ type: 'delay', ms: 50_000 } as const, '200 POST /a hello'],
    [{ type: 'answer', status: 503, body: 'later' } as const, '503 later'],
  ])('%o', async (fault, answer) => {
    const world = online()
    world.network.faultNext(fault)
    expect(await ask(world)).toBe(answer)
    expect(await ask(world)).toBe('200 POST /a hello')
  })
  test('gives a whole Request to a server that wants one', async () => {
    const world = createWorld()
    world.network.serve('https://api.test', async ({ toRequest }) => ({
      status: 200,
      body: await toRequest().text(),
    }))
    expect(await ask(world)).toBe('200 hello')
  })
  test('rejects an aborted request at once', async () => {
    const world = online()
    const controller = new AbortController()
    const asked = world.tab(0).environment.fetch('https://api.test/a', controller)
    controller.abort(new Error('enough'))
    await expect(asked).rejects.toThrow('enough')
    await world.settle()
  })
})

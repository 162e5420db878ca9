import type { TabMessage, Tabs } from '../../ports/tabs.ts'
import type { ContractTools } from './contractTools.ts'

/** Two tabs of one origin. */
export interface TabsPair {
  readonly first: Tabs
  readonly second: Tabs
  /** Waits until every message on its way has arrived. */
  readonly settle: () => Promise<void>
}

/** What every {@link Tabs} has to do. `makePair` gives two tabs that nobody listens in yet. */
export function tabsContract(tools: ContractTools, makePair: () => TabsPair): void {
  const { test, expect } = tools

  /** What has arrived, once each, because a message may come more than once. */
  const record = (tabs: Tabs): { readonly heard: Set<string>; readonly stop: () => void } => {
    const heard = new Set<string>()
    const stop = tabs.subscribe(({ name, version }) => heard.add(`${name} ${version}`))
    return { heard, stop }
  }

  test('what one tab posts, the other hears, and the sender does not', async () => {
    const { first, second, settle } = makePair()
    const sender = record(first)
    const receiver = record(second)
    await settle()
    first.post({ name: 'default', version: 1 })
    await settle()
    expect([...receiver.heard]).toEqual(['default 1'])
    expect([...sender.heard]).toEqual([])
    sender.stop()
    receiver.stop()
  })

  test('a tab that never listened can post', async () => {
    const { first, second, settle } = makePair()
    const receiver = record(second)
    await settle()
    first.post({ name: 'default', version: 0 })
    first.post({ name: 'x'.repeat(200), version: Number.MAX_SAFE_INTEGER })
    await settle()
    expect(receiver.heard).toContain('default 0')
    expect(receiver.heard).toContain(`${'x'.repeat(200)} ${Number.MAX_SAFE_INTEGER}`)
    receiver.stop()
  })

  test('a tab that listens no more can still post', async () => {
    const { first, second, settle } = makePair()
    record(first).stop()
    const receiver = record(second)
    await settle()
    first.post({ name: 'default', version: 1 })
    await settle()
    expect([...receiver.heard]).toEqual(['default 1'])
    receiver.stop()
  })

  test('the same message posted twice is heard each time', async () => {
    const { first, second, settle } = makePair()
    const heard: TabMessage[] = []
    const stop = second.subscribe((message) => heard.push(message))
    await settle()
    first.post({ name: 'default', version: 7 })
    await settle()
    const before = heard.length
    first.post({ name: 'default', version: 7 })
    await settle()
    expect(before).toBeGreaterThan(0)
    expect(heard.length).toBeGreaterThan(before)
    stop()
  })

  test('every listener hears, and one that has stopped does not', async () => {
    const { first, second, settle } = makePair()
    const one = record(second)
    const other = record(second)
    await settle()
    first.post({ name: 'default', version: 1 })
    await settle()
    one.stop()
    one.stop()
    first.post({ name: 'default', version: 2 })
    await settle()
    expect([...one.heard]).toEqual(['default 1'])
    expect([...other.heard]).toEqual(['default 1', 'default 2'])
    other.stop()
    first.post({ name: 'default', version: 3 })
    await settle()
    expect([...other.heard]).toEqual(['default 1', 'default 2'])
  })

  test('listening works again after everybody had stopped', async () => {
    const { first, second, settle } = makePair()
    record(second).stop()
    const again = record(second)
    await settle()
    first.post({ name: 'default', version: 1 })
    await settle()
    expect([...again.heard]).toEqual(['default 1'])
    again.stop()
  })
}

import { describe, expect, test, vi } from 'vitest'
import { type TabsPair, tabsContract } from '../testing/contracts/tabsContract.ts'
import { type BrowserTabsOptions, browserTabs } from './browserTabs.ts'
import type { TabMessage } from './tabs.ts'

/** In many turns, because on a busy machine a timer may overtake messages that came before it. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setTimeout(resolve, 2))
}

let pairs = 0

/** Channels that meet only those made by the same maker. */
function makeChannels(): (name: string) => BroadcastChannel {
  pairs += 1
  const pair = pairs
  return (name) => new BroadcastChannel(`${name} ${pair}`)
}

const noChannel = (): never => {
  throw new DOMException('no channels here', 'SecurityError')
}

type StorageSide = Required<Pick<BrowserTabsOptions, 'area' | 'target'>>

/** Two windows over one storage: what one writes, the other gets an event about. */
function makeStorage(): readonly [StorageSide, StorageSide] {
  const values = new Map<string, string>()
  const windows = [new EventTarget(), new EventTarget()] as const
  const side = (mine: EventTarget, other: EventTarget): StorageSide => {
    const change = (key: string, newValue: string | null): void => {
      if (newValue === null ? !values.delete(key) : values.get(key) === newValue) return
      if (newValue !== null) values.set(key, newValue)
      setTimeout(() => {
        other.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }))
      })
    }
    return {
      area: () => ({
        getItem: (key) => values.get(key) ?? null,
        setItem: (key, value) => change(key, value),
        removeItem: (key) => change(key, null),
      }),
      target: () => mine as unknown as Window,
    }
  }
  return [side(windows[0], windows[1]), side(windows[1], windows[0])]
}

const noStorage: StorageSide = {
  area: () => {
    throw new DOMException('insecure', 'SecurityError')
  },
  target: () => new EventTarget() as unknown as Window,
}

describe('over channels alone', () => {
  tabsContract({ test, expect }, (): TabsPair => {
    const channel = makeChannels()
    const makeTabs = () => browserTabs({ ...noStorage, channel })
    return { first: makeTabs(), second: makeTabs(), settle }
  })
})

describe('over storage events alone (F24)', () => {
  tabsContract({ test, expect }, (): TabsPair => {
    const [one, other] = makeStorage()
    return {
      first: browserTabs({ ...one, channel: noChannel }),
      second: browserTabs({ ...other, channel: noChannel }),
      settle,
    }
  })
})

describe('over both (F25)', () => {
  tabsContract({ test, expect }, (): TabsPair => {
    const channel = makeChannels()
    const [one, other] = makeStorage()
    return {
      first: browserTabs({ ...one, channel }),
      second: browserTabs({ ...other, channel }),
      settle,
    }
  })
})

test('a tab without channels reaches one that has them, and the other way round (F24)', async () => {
  const [one, other] = makeStorage()
  const modern = browserTabs({ ...one, channel: makeChannels() })
  const old = browserTabs({ ...other, channel: noChannel })
  const heard: string[] = []
  const stops = [
    modern.subscribe(({ version }) => heard.push(`modern ${version}`)),
    old.subscribe(({ version }) => heard.push(`old ${version}`)),
  ]
  modern.post({ name: 'default', version: 1 })
  old.post({ name: 'default', version: 2 })
  await settle()
  for (const stop of stops) stop()
  expect(heard.toSorted()).toEqual(['modern 2', 'old 1'])
})

test('where nothing works, nothing throws and nothing arrives', async () => {
  const tabs = browserTabs({
    channel: noChannel,
    area: noStorage.area,
    target: () => {
      throw new ReferenceError('window is not defined')
    },
  })
  const listener = vi.fn()
  const stop = tabs.subscribe(listener)
  tabs.post({ name: 'default', version: 1 })
  await settle()
  stop()
  expect(listener).not.toHaveBeenCalled()
})

test('without any options it stands on the globals, and bears their absence', async () => {
  const tabs = browserTabs()
  const other = browserTabs()
  const heard: TabMessage[] = []
  const stop = tabs.subscribe((message) => heard.push(message))
  other.post({ name: 'default', version: 1 })
  await settle()
  stop()
  expect(heard).toEqual([{ name: 'default', version: 1 }])
})

test('nothing is left in storage', async () => {
  const [one] = makeStorage()
  browserTabs({ ...one, channel: noChannel }).post({ name: 'default', version: 1 })
  expect(one.area().getItem('gatehouse:tabs:default')).toBeNull()
})

test('only the name and the version are sent, whatever else the message carries (I9)', async () => {
  const channel = makeChannels()
  const listening = channel('gatehouse')
  const heard = new Promise((resolve) => {
    listening.onmessage = (event) => resolve(event.data)
  })
  const message = { name: 'default', version: 1, token: 'canary' }
  browserTabs({ ...noStorage, channel }).post(message)
  expect(await heard).toEqual({ name: 'default', version: 1 })
  listening.close()
})

test('forged messages are dropped, on the channel and in storage (F26)', async () => {
  const channel = makeChannels()
  const [one] = makeStorage()
  const heard: TabMessage[] = []
  const stop = browserTabs({ ...one, channel }).subscribe((message) => heard.push(message))
  const forger = channel('gatehouse')
  const forgeries: readonly unknown[] = [
    null,
    undefined,
    'default',
    1,
    [],
    {},
    { name: 'default' },
    { version: 1 },
    { name: 1, version: 1 },
    { name: 'x'.repeat(201), version: 1 },
    { name: 'default', version: '1' },
    { name: 'default', version: -1 },
    { name: 'default', version: 1.5 },
    { name: 'default', version: Number.NaN },
    { name: 'default', version: Number.POSITIVE_INFINITY },
    { name: 'default', version: 2 ** 53 },
    { name: 'default', version: null },
  ]
  for (const forgery of forgeries) forger.postMessage(forgery)
  const events: readonly (readonly [string | null, string | null])[] = [
    [null, null],
    ['gatehouse:tabs:default', null],
    ['gatehouse:tabs:default', ''],
    ['gatehouse:tabs:default', '-1'],
    ['gatehouse:tabs:default', '1.5'],
    ['gatehouse:tabs:default', 'NaN'],
    ['gatehouse:tabs:default', '{"version":1}'],
    ['gatehouse:tabs:default', '9007199254740992'],
    [`gatehouse:tabs:${'x'.repeat(201)}`, '1'],
    ['other:gatehouse:tabs:default', '1'],
    ['token', '1'],
  ]
  for (const [key, newValue] of events) {
    const event = Object.assign(new Event('storage'), { key, newValue })
    ;(one.target() as unknown as EventTarget).dispatchEvent(event)
  }
  forger.postMessage({ name: 'default', version: 5, token: 'stripped' })
  await settle()
  forger.close()
  stop()
  expect(heard).toEqual([{ name: 'default', version: 5 }])
})

test('the channel is opened by the first use and closed by the last (I10)', async () => {
  const open = new Set<BroadcastChannel>()
  const makeChannel = makeChannels()
  const channel = (name: string): BroadcastChannel => {
    const made = makeChannel(name)
    open.add(made)
    const close = made.close.bind(made)
    made.close = () => {
      open.delete(made)
      close()
    }
    return made
  }
  const [one] = makeStorage()
  const listeners = vi.spyOn(one.target() as unknown as EventTarget, 'addEventListener')
  const tabs = browserTabs({ ...one, channel })
  expect(open.size).toBe(0)
  tabs.post({ name: 'default', version: 1 })
  expect(open.size).toBe(0)
  const stops = [tabs.subscribe(() => {}), tabs.subscribe(() => {})]
  tabs.post({ name: 'default', version: 2 })
  expect(open.size).toBe(1)
  for (const stop of stops) stop()
  expect(open.size).toBe(0)
  const options = listeners.mock.calls[0]?.[2] as AddEventListenerOptions
  expect(options.signal?.aborted).toBe(true)
})

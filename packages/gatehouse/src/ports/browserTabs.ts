import { sharedSource } from './sharedSource.ts'
import type { TabMessage, Tabs } from './tabs.ts'

/** Options of {@link browserTabs}. */
export interface BrowserTabsOptions {
  /** @defaultValue the global `BroadcastChannel` */
  readonly channel?: (name: string) => BroadcastChannel
  /** @defaultValue the global `localStorage` */
  readonly area?: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  /** Where `storage` events arrive. @defaultValue the global `window` */
  readonly target?: () => Pick<Window, 'addEventListener'>
}

const channelName = 'gatehouse'
const keyPrefix = 'gatehouse:tabs:'

/**
 * The other tabs, over a `BroadcastChannel` and over `storage` events, each of which is missing or
 * blocked somewhere. Both are used at once, because nothing tells whether the other tabs have both;
 * so a message may come twice. Nothing stays in storage, and the channel is open only while
 * somebody listens. No verb throws.
 */
export function browserTabs({
  channel = (name) => new BroadcastChannel(name),
  area = () => localStorage,
  target = () => window,
}: BrowserTabsOptions = {}): Tabs {
  /** The one that listens; what it posts it does not hear. */
  let line: BroadcastChannel | undefined

  return {
    post({ name, version }) {
      attempt(() => {
        const sender = line ?? channel(channelName)
        sender.postMessage({ name, version })
        if (sender !== line) sender.close()
      })
      attempt(() => {
        area().setItem(keyPrefix + name, String(version))
        // Removed, the next write is a change again, even of the same number.
        area().removeItem(keyPrefix + name)
      })
    },
    subscribe: sharedSource((emit) => {
      const controller = new AbortController()
      const deliver = (value: unknown): void => {
        const message = parseTabMessage(value)
        if (message) emit(message)
      }
      const onStorage = ({ key, newValue }: StorageEvent): void => {
        if (newValue && key?.startsWith(keyPrefix)) {
          deliver({ name: key.slice(keyPrefix.length), version: Number(newValue) })
        }
      }
      attempt(() => {
        line = channel(channelName)
        line.onmessage = (event) => deliver(event.data)
      })
      attempt(() => target().addEventListener('storage', onStorage, { signal: controller.signal }))
      // WebKit sends no storage events to a page that has never touched its storage.
      attempt(() => area().getItem(keyPrefix))
      return () => {
        controller.abort()
        line?.close()
        line = undefined
      }
    }),
  }
}

/** What is blocked here is left to the other way. */
function attempt(task: () => void): void {
  try {
    task()
  } catch {}
}

/** Any script of the origin may write to the channel, so anything but a `TabMessage` is dropped. */
function parseTabMessage(value: unknown): TabMessage | undefined {
  const { name, version } = (value ?? {}) as Record<keyof TabMessage, unknown>
  return typeof name === 'string' &&
    name.length <= 200 &&
    Number.isSafeInteger(version) &&
    (version as number) >= 0
    ? { name, version: version as number }
    : undefined
}

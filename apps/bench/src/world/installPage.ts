import { Window } from 'happy-dom'

/** The page: an app in the frame of a dashboard, opened with a token of its own. */
const APP_ADDRESS = 'https://app.example.com/'
const DASHBOARD_ORIGIN = 'https://www.sanity.io'

/** What a page brings to the globals, where Node has none of its own. */
const PAGE_GLOBALS = [
  'document',
  'location',
  'history',
  'localStorage',
  'sessionStorage',
  'Element',
  'HTMLElement',
  'HTMLIFrameElement',
  'Node',
  'StorageEvent',
  'MessageEvent',
] as const

/** Makes this process look like a page in a dashboard's frame, to whatever is imported afterwards. */
export function installPage(): void {
  const window = new Window({ url: APP_ADDRESS })
  Object.defineProperty(window.location, 'ancestorOrigins', { value: [DASHBOARD_ORIGIN] })
  // A dashboard that says nothing: all that an app asks of it here is who it is.
  Object.defineProperty(window, 'parent', { value: { postMessage() {} } })
  const globals = Object.fromEntries(PAGE_GLOBALS.map((name) => [name, window[name]]))
  for (const [name, value] of Object.entries({ ...globals, window, navigator: window.navigator })) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true })
  }
}

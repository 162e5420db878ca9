import type { Page, PageEvent } from './page.ts'
import { sharedSource } from './sharedSource.ts'

const windowEvents: Readonly<Record<string, PageEvent>> = {
  pageshow: 'woke',
  focus: 'woke',
  online: 'online',
  offline: 'offline',
  pagehide: 'hidden',
  hashchange: 'navigated',
  popstate: 'navigated',
}

const documentEvents: Readonly<Record<string, PageEvent>> = {
  visibilitychange: 'woke',
  resume: 'woke',
  freeze: 'hidden',
}

/**
 * The document and its address. A tab that goes to the background is not yet `hidden`: it may run
 * on for hours. Where there is no document, the address is `''` and nothing ever happens.
 */
export function browserPage(): Page {
  return {
    href: () => globalThis.location?.href ?? '',
    replaceHref: (href) => history.replaceState(history.state, '', href),
    assign: (href) => location.assign(href),
    isOnline: () => globalThis.navigator?.onLine !== false,
    subscribe: sharedSource((emit) => {
      const controller = new AbortController()
      const listen = (target: EventTarget, events: Readonly<Record<string, PageEvent>>): void => {
        for (const [type, event] of Object.entries(events)) {
          const tell = (): void => {
            if (type !== 'visibilitychange' || !document.hidden) emit(event)
          }
          target?.addEventListener(type, tell, { signal: controller.signal })
        }
      }
      listen(globalThis.window, windowEvents)
      listen(globalThis.document, documentEvents)
      return () => controller.abort()
    }),
  }
}

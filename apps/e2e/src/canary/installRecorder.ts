/**
 * Runs in every frame before the page's own scripts, and reports what the page does where a secret
 * could get away. It is sent to the browser as text: nothing outside of it can be used in it.
 *
 * @param reporter - the name of the function that takes reports
 */
export function installRecorder(reporter: string): void {
  /** What tokens of the emulator look like: the vendor's, a JWT, and what renews one at Directus. */
  const tokenShape = /sk[A-Za-z0-9]{40}|eyJ[\w-]+\.eyJ|[\w-]{64}/
  const asText = (value: unknown): string => {
    try {
      return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
    } catch {
      return ''
    }
  }
  const report = (kind: string, value: unknown, from?: string): void => {
    const send: unknown = Reflect.get(window, reporter)
    if (typeof send !== 'function') return
    Promise.resolve(
      send(
        JSON.stringify({
          kind,
          origin: window.origin,
          text: asText(value),
          framed: window.parent !== window,
          from,
        }),
      ),
    ).catch(() => {})
  }
  /** Reports the arguments of each call of a method, and lets it happen. */
  const tap = (owner: object, name: string, kind: string): void => {
    const original: unknown = Reflect.get(owner, name)
    if (typeof original !== 'function') return
    Reflect.set(owner, name, function tapped(this: unknown, ...values: unknown[]) {
      report(kind, kind === 'request' ? addresses() : values.map(asText).join(' '))
      return Reflect.apply(original, this, values)
    })
  }
  const addresses = (): string => {
    const { navigation } = window as { navigation?: { entries(): readonly { url: string }[] } }
    return [location.href, ...(navigation?.entries().map(({ url }) => url) ?? [])].join(' ')
  }

  window.addEventListener('message', (event) => report('message', event.data, event.origin), true)
  tap(BroadcastChannel.prototype, 'postMessage', 'broadcast')
  tap(Storage.prototype, 'setItem', 'storage')
  tap(IDBObjectStore.prototype, 'put', 'database')
  tap(IDBObjectStore.prototype, 'add', 'database')
  tap(History.prototype, 'pushState', 'history')
  tap(History.prototype, 'replaceState', 'history')
  tap(XMLHttpRequest.prototype, 'send', 'request')
  tap(window, 'fetch', 'request')
  new MutationObserver((changes) => {
    for (const { target } of changes) {
      const text = target instanceof Element ? target.outerHTML : target.textContent
      if (text !== null && tokenShape.test(text)) report('document', text)
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    characterData: true,
  })
}

/** A secret, and where it may be let go of. */
export interface Leak {
  readonly token: string
  readonly apiHost: string
}

/**
 * Every way in which a page could give a secret away, done on purpose. Each is sent to the browser as
 * text: nothing outside of it can be used in it.
 */
export const leaksOnPurpose: Readonly<Record<string, (leak: Leak) => unknown>> = {
  'in the console': ({ token }) => console.log(token),
  'in an error that nobody catches': ({ token }) =>
    void setTimeout(() => Promise.reject(new Error(token))),
  'in an attribute': ({ token }) => document.body.setAttribute('data-x', token),
  'in the document for a moment': async ({ token }) => {
    document.body.textContent = token
    await new Promise(requestAnimationFrame)
    document.body.textContent = ''
  },
  'in a field': ({ token }) => {
    const input = document.createElement('input')
    document.body.append(input)
    input.value = token
  },
  'in the address': ({ token }) => history.replaceState(null, '', `?x=${token}`),
  'in the history': async ({ token }) => {
    const moved = new Promise((resolve) => window.addEventListener('hashchange', resolve))
    location.hash = token
    await moved
    location.hash = ''
  },
  'in localStorage': ({ token }) => localStorage.setItem('x', token),
  'in sessionStorage for a moment': ({ token }) => {
    sessionStorage.setItem('x', token)
    sessionStorage.removeItem('x')
  },
  'in a cookie': ({ token }) => {
    // biome-ignore lint/suspicious/noDocumentCookie: it is what must be noticed
    document.cookie = `x=${token}`
  },
  "in an app's database": ({ token }) =>
    new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open('x')
      opening.onupgradeneeded = () => opening.result.createObjectStore('x').put(token, 'x')
      opening.onsuccess = () => resolve()
      opening.onerror = () => reject(opening.error)
    }),
  'on a channel': ({ token }) => new BroadcastChannel('x').postMessage({ deep: [token] }),
  'in a message to a stranger': ({ token }) => window.postMessage(token, location.origin),
  'in the address of a request': ({ token, apiHost }) =>
    fetch(`${apiHost}/v1/users/me?token=${token}`).then(() => undefined),
  'in the body of a request': ({ token, apiHost }) =>
    fetch(`${apiHost}/v1/auth/logout`, { method: 'POST', body: token }).then(() => undefined),
}

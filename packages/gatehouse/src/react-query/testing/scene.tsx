import type { QueryClient } from '@tanstack/react-query'
import type { ReactElement, ReactNode } from 'react'
import type { AuthStore } from '../../authStore.ts'
import { authorizedFetch } from '../../client/authorizedFetch.ts'
import { createAuthStore } from '../../createAuthStore.ts'
import type { Found } from '../../machine/event.ts'
import { serverEnvironment } from '../../ports/serverEnvironment.ts'
import { silentLog } from '../../ports/silentLog.ts'
import { AuthProvider } from '../../react/AuthProvider.tsx'
import { ada, type Person, tomas } from '../../react/testing/person.ts'
import { AuthQueryProvider } from '../AuthQueryProvider.tsx'

export const BACKEND = 'https://api.example.com'
const people = [ada, tomas]

/** A store over a backend of the tests' own, whose answers say whose they are. */
export interface Scene {
  readonly store: AuthStore<Person>
  /** Asks the backend as an app does: with a credential, and once more after a renewal. */
  readonly ask: (path: string) => Promise<string>
  /** What the backend was asked, and what it answered: `/posts 200`. */
  readonly asked: () => readonly string[]
  /** Somebody signs in on the spot, in the place of whoever is there. */
  readonly signIn: (person: Person) => void
  /** From now on the backend refuses all tokens that are out. */
  readonly expireTokens: () => void
  /** From now on the backend refuses everything. */
  readonly refuseAll: () => void
  /** From now on answers wait, until the returned function is called. */
  readonly holdAnswers: () => () => void
  /** From now on renewals and searches wait, until the returned function is called. */
  readonly holdCredentials: () => () => void
  /** Puts the store, and a query client that is bound to it, around what is rendered. */
  readonly wrapperOf: (
    client?: QueryClient,
  ) => (props: { readonly children?: ReactNode }) => ReactElement
}

/** Sets the scene: with Ada signed in, with nobody, or with a search that stays under way. */
export function createScene(begin: 'ada' | 'nobody' | 'stranger' | 'searching' = 'ada'): Scene {
  const tokens = new Map<string, Person>()
  const asked: string[] = []
  const answers = gate()
  const credentials = gate()
  let issued = 0
  let open = true

  function issue(person: Person): { readonly token: string } {
    issued += 1
    const token = `token-${issued}`
    tokens.set(token, person)
    return { token }
  }

  function sessionOf(person: Person, user: Person | null = person): Found<Person> {
    return { type: 'session', credential: issue(person), user }
  }

  const starts: Record<typeof begin, () => Found<Person>> = {
    ada: () => sessionOf(ada),
    stranger: () => sessionOf(ada, null),
    nobody: () => ({ type: 'nothing' }),
    searching: () => ({ type: 'ask' }),
  }
  const store: AuthStore<Person> = createAuthStore<Person>({
    environment: serverEnvironment({ log: silentLog() }),
    strategy: {
      name: 'test',
      persistence: 'none',
      start: starts[begin],
      async acquire() {
        await credentials.pass()
        return sessionOf(ada)
      },
      async refresh(credential) {
        const state = store.getState()
        const user = state.type === 'logged-in' ? state.currentUser : null
        const owner = people.find(({ id }) => id === user?.id) ?? ada
        await credentials.pass()
        if ('token' in credential) tokens.delete(credential.token)
        return { type: 'fresh', credential: issue(owner) }
      },
    },
  })

  const fetch = authorizedFetch(store, {
    origins: [BACKEND],
    async fetch(input) {
      const { url, headers } = new Request(input)
      const person = tokens.get(headers.get('Authorization')?.replace('Bearer ', '') ?? '')
      const status = person && open ? 200 : 401
      asked.push(`${new URL(url).pathname} ${status}`)
      await answers.pass()
      return new Response(`secret of ${person?.name}`, { status })
    },
  })

  return {
    store,
    async ask(path) {
      const response = await fetch(BACKEND + path)
      if (response.ok) return response.text()
      throw Object.assign(new Error(`Status ${response.status}`), { status: response.status })
    },
    asked: () => asked,
    signIn: (person) => store.setCredential(issue(person), person),
    expireTokens: () => tokens.clear(),
    refuseAll() {
      open = false
    },
    holdAnswers: answers.hold,
    holdCredentials: credentials.hold,
    wrapperOf:
      (client) =>
      ({ children }) => (
        <AuthProvider store={store}>
          <AuthQueryProvider client={client} backend={BACKEND}>
            {children}
          </AuthQueryProvider>
        </AuthProvider>
      ),
  }
}

interface Gate {
  readonly pass: () => Promise<void>
  readonly hold: () => () => void
}

function gate(): Gate {
  let barrier = Promise.resolve()
  return {
    pass: () => barrier,
    hold() {
      let release = () => {}
      barrier = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
  }
}

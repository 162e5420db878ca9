import { type AuthStrategy, createAuthStore } from 'gatehouse'
import type { Figures } from '../../measure/figures.ts'
import { measureCycles } from './measureCycles.ts'

interface Person {
  readonly id: string
}

/** A backend that renews from memory, and a session that is kept where all tabs find it. */
function sharedStrategy(): AuthStrategy<Person> {
  let serial = 1
  const credential = () => ({ token: `access-${serial}`, lifetimeMs: 3_600_000 })
  return {
    name: 'bench',
    persistence: 'shared',
    start: () => ({ type: 'session', credential: credential(), user: { id: 'person-1' } }),
    async refresh() {
      serial++
      return { type: 'fresh', credential: credential() }
    },
    readUser: (value) => value as Person,
  }
}

/** A session that all tabs share, renewed once. */
export const run = (): Promise<Figures> =>
  measureCycles(async (alive) => {
    const store = createAuthStore({ strategy: sharedStrategy() })
    alive()
    const credential = await store.refresh()
    if (!('token' in credential) || credential.token !== 'access-2') {
      throw new Error('Nothing was renewed.')
    }
    store.dispose()
  })

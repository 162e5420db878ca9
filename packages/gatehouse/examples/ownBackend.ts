import {
  type AuthStrategy,
  type AuthUser,
  authorizedFetch,
  createAuthStore,
  type Found,
} from 'gatehouse'

interface Person extends AuthUser {
  readonly name: string
}

const API = 'https://api.example.com'

/** A backend of your own: say how it validates and renews; the session does the rest. */
const strategy: AuthStrategy<Person> = {
  name: 'example',
  persistence: 'shared',
  start: (): Found<Person> => ({ type: 'look' }),
  async validate(credential, { environment, signal }) {
    const headers = 'token' in credential ? { Authorization: `Bearer ${credential.token}` } : {}
    const response = await environment.fetch(`${API}/me`, { headers, signal })
    if (response.status === 401) return { type: 'refused', detail: 'The token is not good.' }
    const user = readPerson(await response.json())
    if (user) return { type: 'accepted', user }
    throw new Error('The server did not say who it is')
  },
  readUser: readPerson,
}

function readPerson(value: unknown): Person | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { id, name } = value as Record<string, unknown>
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : undefined
}

/** One session for all tabs of the origin. */
export const authStore = createAuthStore({ strategy })

/** Waits for a renewal, renews once on a 401, and tells nobody but the API. */
export const request = authorizedFetch(authStore, { origins: [API] })

import { readFile, writeFile } from 'node:fs/promises'
import {
  type AuthData,
  type AuthStorage,
  authentication,
  createDirectus,
  rest,
} from 'gatehouse/directus'

/**
 * A session that is kept in a file, for a tool that one person uses. Clients over this one object
 * renew one after the other. Two processes over one file do not: the server would keep only one of
 * their two refresh tokens alive.
 */
const storage: AuthStorage = {
  async get() {
    return JSON.parse(await readFile('session.json', 'utf8').catch(() => 'null'))
  },
  set: (data) => writeFile('session.json', JSON.stringify(data), { mode: 0o600 }),
}

export const client = createDirectus('https://directus.example.com')
  .with(authentication('json', { storage }))
  .with(rest())

/** A session that was got elsewhere, by another tool or by `@directus/sdk`: it is renewed from here on. */
export const takeOver = (data: AuthData) => client.setToken(data)

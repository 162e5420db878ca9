import { expect, test } from 'vitest'
import { defaultSeed } from './defaultSeed.ts'
import { parseSeed, SeedError } from './seed.ts'

const PERSON = { id: 'gA', name: 'A', email: 'a@example.com' }
const ORGANIZATION = { id: 'oA', name: 'A', slug: 'a', members: [] }
const PROJECT = {
  id: 'abc',
  displayName: 'A',
  organizationId: 'oA',
  datasets: [{ name: 'production' }],
  members: [{ person: 'gA', role: 'editor' }],
}
const SEED = { people: [PERSON], organizations: [ORGANIZATION], projects: [PROJECT] }

test('what a seed leaves out is filled in', () => {
  const seed = parseSeed(SEED)
  expect(seed.projects[0]).toMatchObject({ studioHost: null, datasets: [{ aclMode: 'private' }] })
  expect(seed.documents).toEqual({})
  expect(seed.oauthClients).toEqual([])
  expect(seed.settings).toEqual({})
  expect(seed.directus.users).toEqual([])
})

test.each([
  [null, 'the seed'],
  [{ ...SEED, people: undefined }, 'people'],
  [{ ...SEED, people: [{ ...PERSON, email: 5 }] }, 'people.0.email'],
  [{ ...SEED, peopel: [] }, 'peopel'],
  [{ ...SEED, settings: { sidMs: 'long' } }, 'settings.sidMs'],
  [
    { ...SEED, oauthClients: [{ clientId: 'x', name: 'X', redirectUris: ['/callback'] }] },
    'oauthClients.0.redirectUris.0',
  ],
  [
    { ...SEED, oauthClients: [{ clientId: 'x', name: 'X', redirectUris: ['http://localhost/#'] }] },
    'oauthClients.0.redirectUris.0',
  ],
  [{ ...SEED, projects: [{ ...PROJECT, id: 'A B' }] }, 'lower-case'],
  [{ ...SEED, directus: { users: [{ id: 'u', email: 5 }] } }, 'directus.users.0.email'],
  [{ ...SEED, directus: { settings: { ttl: 5 } } }, 'directus.settings.ttl'],
  [
    { ...SEED, directus: { users: [{ id: 'u', email: 'u@example.com', role: 'r' }] } },
    'directus: u@example.com has no role "r"',
  ],
  [
    { ...SEED, directus: { users: [{ id: 'u', email: 'u@example.com', provider: 'p' }] } },
    'directus: u@example.com has no provider "p"',
  ],
  [
    {
      ...SEED,
      directus: {
        collections: {
          posts: { fields: {}, relations: { author: { type: 'one', collection: 'authors' } } },
        },
      },
    },
    'directus: posts.author leads to no "authors"',
  ],
  [
    {
      ...SEED,
      directus: {
        collections: { posts: { fields: {}, permissions: [{ role: 'r', actions: ['read'] }] } },
      },
    },
    'directus: posts is permitted to no role "r"',
  ],
  [{ ...SEED, people: [] }, 'abc: its member "gA" is not among the people'],
  [{ ...SEED, organizations: [] }, 'abc: there is no organization "oA"'],
  [{ ...SEED, documents: { abc: { staging: [] } } }, 'no dataset "staging" in a project "abc"'],
  [
    { ...SEED, documents: { abc: { production: [{ _id: 'x' }] } } },
    'documents.abc.production.0._type',
  ],
])('a seed that is wrong is refused with the place (%#)', (seed, place) => {
  expect(() => parseSeed(seed)).toThrow(SeedError)
  expect(() => parseSeed(seed)).toThrow(place)
})

test('the default seed has who and what the stories need', () => {
  const { people, projects, documents } = defaultSeed()
  expect(people.filter(({ signInError }) => signInError === undefined)).toHaveLength(2)
  expect(people.filter(({ signInError }) => signInError !== undefined)).toHaveLength(1)
  const [first] = projects
  const journal = documents[first?.id ?? '']?.production ?? []
  expect(journal.length).toBeGreaterThan(10)
  expect(journal.some(({ _id }) => _id.startsWith('drafts.'))).toBe(true)
})

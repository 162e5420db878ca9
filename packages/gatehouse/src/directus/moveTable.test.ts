/** The guide for those who come from the vendor's SDK, held to its published types and to our code. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exportedNames } from '../sanity/testing/exportedNames.ts'
import { moveTables } from '../sanity/testing/moveTable.ts'
import { importedFrom } from './testing/importedFrom.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const guide = readFileSync(join(ROOT, 'docs/moving-from-directus-sdk.md'), 'utf8')
const rows = moveTables(guide).get('@directus/sdk') ?? []

const published = join(import.meta.dirname, '../../node_modules/@directus/sdk/dist/index.d.ts')
const theirs = exportedNames(published)
const origins = importedFrom(published)
const ours = exportedNames(join(import.meta.dirname, 'index.ts'))

/** Where the vendor keeps what is about sign-in, the client, requests and the socket. */
const CONCERNED =
  /^\.\/(auth|realtime|graphql|client|rest\/(types|composable|helpers|utils|commands\/auth)|types\/(client|globals|request|error))\b/

test('the table has every name once', () => {
  expect(rows.length).toBeGreaterThan(80)
  expect(rows.map(({ name }) => name)).toEqual([...new Set(rows.map(({ name }) => name))])
})

test('it says where they have a name, and it is there', () => {
  const wrong = rows.filter(({ name, theirs: place }) => theirs.has(name) !== (place === '26'))
  expect(wrong).toEqual([])
})

test('it says what we have, and we have it, and nothing that it says we have not', () => {
  const wrong = rows.filter(
    ({ name, ours: verdict }) => ours.has(name) === (verdict === 'not here'),
  )
  expect(wrong).toEqual([])
})

test('it knows four verdicts, and says why where two differ, and where one is missing', () => {
  for (const { name, theirs: place, ours: verdict, why } of rows) {
    expect([name, verdict]).toEqual([
      name,
      expect.stringMatching(place === '—' ? /^only here$/ : /^(same|differs|not here)$/),
    ])
    if (verdict === 'differs' || verdict === 'not here') {
      expect([name, why]).toEqual([name, expect.stringMatching(/\.$/)])
    }
  }
})

test('it has every name of theirs that is about sign-in, the client, requests or the socket', () => {
  const known = new Set(rows.map(({ name }) => name))
  const concerned = [...theirs].filter((name) => CONCERNED.test(origins.get(name) ?? ''))
  expect(concerned.length).toBeGreaterThan(60)
  expect(concerned.filter((name) => !known.has(name))).toEqual([])
})

test('it has every name of ours', () => {
  const known = new Set(rows.map(({ name }) => name))
  expect([...ours].filter((name) => !known.has(name))).toEqual([])
})

test('it says of each defect what became of it', () => {
  const defects = [
    ...Array.from({ length: 18 }, (_, index) => `D${index + 1}`),
    ...Array.from({ length: 6 }, (_, index) => `R${index + 1}`),
  ]
  const untold = defects.filter((defect) => !new RegExp(`\\([^)]*\\b${defect}\\b`).test(guide))
  expect(untold).toEqual([])
})

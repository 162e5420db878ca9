/** What was reproduced in the vendor's SDK (sanity.md §4), and that each has a test that ours is without it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const SOURCE = join(import.meta.dirname, '..')
const GUIDE = join(import.meta.dirname, '../../../../docs/moving-from-sanity-sdk.md')

/** The ids that tests cite at the end of their sentence, as in `(W01, I4)`. */
const DEFECTS = {
  W01: 'one refresh that fails is an error for ever',
  W02: 'after one error nothing is refreshed any more',
  W03: 'the refresh timer outlives the session, and makes an error of a sign-out',
  W04: 'a token that is not stamped is refreshed',
  W32: 'any token with the letters of a stamp is taken for a stamped one',
  W05: 'a second instance of a page never refreshes',
  W07: 'a page that wakes three times refreshes three times',
  W30: 'a refresh goes on after its instance',
  B2: 'every tab refreshes by itself, and the second deletes what the first has got',
  W08: 'a storage that throws ends the session',
  W09: 'a value in storage that is not JSON is removed, whoever owns it',
  W11: 'cleaning the address breaks the rest of it, and leaves session ids',
  W13: 'any session id in a link breaks a session that stands',
  W14: 'a callback that is handled again is exchanged again',
  B1: 'a component that mounts twice exchanges twice',
  W15: 'clients cost more the more there are, and their keys hold tokens',
  '§5d': 'a refresh makes all clients anew, and renders all hooks',
  W17: 'a token that comes back after the sign-out is never given back',
  W18: 'a late answer about cookies takes the token from all clients',
  '4c': 'a session of cookies is signed out nowhere but here',
  W19: 'a cleared storage, and a sign-out elsewhere, are not noticed',
  W20: 'a token that another tab refreshed costs the person and all clients',
  W21: 'a 401 in the middle of use is answered by nothing',
  W22: 'the same token again after a 401 loses the person for good',
  W23: 'a request for the person that fails makes an error of a sign-out',
  W25: 'two instances of one process share a session',
  W29: 'a page on plain http cannot make an instance',
  B3: 'a parent that has no token to give is a blank page',
  B4: 'a parent that goes away hides the running app',
  B6: 'an app on an address of its own is sent to another site',
  B8: 'a token stays in the address while the parent is waited for',
  'non-401': 'an error that is not the token’s fault is never left',
  SSR2: 'a server that renders touches the document',
  SSR3: 'a server renders one person with the session of another',
  SSR4: 'a server cannot render the hooks',
  'dead API': 'options that are taken and never read',
} as const

/** Every id that a sentence of a test ends with. */
function cited(): ReadonlySet<string> {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  const tests = files.filter((file) => /\.test\.tsx?$/.test(file))
  const texts = tests.map((file) => readFileSync(join(SOURCE, file), 'utf8'))
  return idsIn(texts.join('\n'), /\(([^()\n]+)\)['"`],/g)
}

function idsIn(text: string, brackets: RegExp): ReadonlySet<string> {
  return new Set([...text.matchAll(brackets)].flatMap(([, ids = '']) => ids.split(', ')))
}

const inTests = cited()
const inGuide = idsIn(readFileSync(GUIDE, 'utf8'), /\(([^()\n]+)\)/g)

test.each(Object.entries(DEFECTS))('%s is not ours, and a test says so: %s', (id) => {
  expect(inTests).toContain(id)
})

test('the guide for those who come from there names each of them', () => {
  expect(Object.keys(DEFECTS).filter((id) => !inGuide.has(id))).toEqual([])
})

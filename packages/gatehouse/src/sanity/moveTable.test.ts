/** The guide for those who come from the vendor's SDK, held to their published types and to our code. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportedNames } from './testing/exportedNames.ts'
import { moveTables } from './testing/moveTable.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const guide = moveTables(readFileSync(join(ROOT, 'docs/moving-from-sanity-sdk.md'), 'utf8'))

/** The vendor's published types; those for React are of the version that the bench measures. */
const core = join(import.meta.dirname, '../../node_modules/@sanity/sdk/dist')
const react = join(
  dirname(
    createRequire(join(ROOT, 'apps/bench/package.json')).resolve('@sanity/sdk-react/package.json'),
  ),
  'dist',
)

const SIDES = [
  {
    from: '@sanity/sdk',
    ours: exportedNames(join(import.meta.dirname, 'index.ts')),
    theirs: {
      '3.x': exportedNames(join(core, 'index.d.ts')),
      '3.x /comlink': exportedNames(join(core, '_exports/comlink.d.ts')),
      '3.x /_internal': exportedNames(join(core, '_exports/_internal.d.ts')),
      '3.x /dashboard': exportedNames(join(core, '_exports/dashboard.d.ts')),
    },
  },
  {
    from: '@sanity/sdk-react',
    ours: exportedNames(join(import.meta.dirname, 'react/index.ts')),
    theirs: {
      '3.x': exportedNames(join(react, 'index.d.ts')),
      '3.x /dashboard': exportedNames(join(react, '_exports/dashboard.d.ts')),
    },
  },
] as const

describe.each(SIDES)('the table of $from', ({ from, ours, theirs }) => {
  const rows = guide.get(from) ?? []
  const places: Readonly<Record<string, ReadonlySet<string>>> = theirs

  test('has every name once', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.map(({ name }) => name)).toEqual([...new Set(rows.map(({ name }) => name))])
  })

  test('says where they have a name, and it is there', () => {
    const wrong = rows.filter(({ name, theirs }) => {
      if (theirs === '—' || theirs === '2.x') {
        return Object.values(places).some((names) => names.has(name))
      }
      return !places[theirs]?.has(name)
    })
    expect(wrong).toEqual([])
  })

  test('says what we have, and we have it, and nothing that it says we have not', () => {
    const wrong = rows.filter(
      ({ name, ours: verdict }) => ours.has(name) === (verdict === 'not here'),
    )
    expect(wrong).toEqual([])
  })

  test('knows four verdicts, and says why where two differ', () => {
    for (const { name, theirs, ours: verdict, why } of rows) {
      expect([name, verdict]).toEqual([
        name,
        expect.stringMatching(theirs === '—' ? /^only here$/ : /^(same|differs|not here)$/),
      ])
      if (verdict === 'differs') expect([name, why]).toEqual([name, expect.stringMatching(/\.$/)])
    }
  })

  test('has every name of ours that is theirs, too', () => {
    const known = new Set([...guide.values()].flat().map(({ name }) => name))
    const shared = [...ours].filter((name) =>
      Object.values(places).some((names) => names.has(name)),
    )
    expect(shared.length).toBeGreaterThan(5)
    expect(shared.filter((name) => !known.has(name))).toEqual([])
  })
})

test('our React package hands on what theirs does of the other package', () => {
  const [, { ours }] = SIDES
  const rows = guide.get('@sanity/sdk') ?? []
  const handedOn = rows.filter(({ theirs, ours }) => theirs === '3.x' && ours !== 'not here')
  expect(handedOn.length).toBeGreaterThan(30)
  expect(handedOn.filter(({ name }) => !ours.has(name))).toEqual([])
})

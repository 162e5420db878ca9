import { expect, test } from 'vitest'
import { patchDocument } from './patch.ts'
import { PathError } from './paths.ts'

const ITEMS = [
  { _key: 'a', n: 1 },
  { _key: 'b', n: 2 },
  { _key: 'c', n: 3 },
]

test.each([
  ['sets a field', { set: { title: 'x' } }, { title: 'x' }],
  ['sets a deep field and makes what is missing', { set: { 'a.b.c': 1 } }, { a: { b: { c: 1 } } }],
  ['sets an element by index', { set: { 'tags[0]': 'z' } }, { tags: ['z', 'y'] }],
  ['sets an element from the end', { set: { 'tags[-1]': 'z' } }, { tags: ['x', 'z'] }],
  [
    'sets inside an element by key',
    { set: { 'items[_key=="b"].n': 9 } },
    { items: [ITEMS[0], { _key: 'b', n: 9 }, ITEMS[2]] },
  ],
  [
    'sets inside a range',
    { set: { 'items[0:2].n': 0 } },
    { items: [{ _key: 'a', n: 0 }, { _key: 'b', n: 0 }, ITEMS[2]] },
  ],
  [
    'sets inside every element',
    { set: { 'items[].n': 0 } },
    { items: ITEMS.map((i) => ({ ...i, n: 0 })) },
  ],
  [
    'sets if missing',
    { setIfMissing: { count: 5, none: 1, fresh: 1 } },
    { count: 1, none: 1, fresh: 1 },
  ],
  ['unsets a field', { unset: ['tags'] }, { tags: undefined }],
  ['unsets elements without losing count', { unset: ['items[0:2]'] }, { items: [ITEMS[2]] }],
  ['unsets by key', { unset: ['items[_key=="b"]'] }, { items: [ITEMS[0], ITEMS[2]] }],
  ['increases', { inc: { count: 2 } }, { count: 3 }],
  ['decreases', { dec: { count: 2 } }, { count: -1 }],
  ['inserts before', { insert: { before: 'tags[0]', items: ['w'] } }, { tags: ['w', 'x', 'y'] }],
  ['inserts after', { insert: { after: 'tags[0]', items: ['w'] } }, { tags: ['x', 'w', 'y'] }],
  ['appends', { insert: { after: 'tags[-1]', items: ['w'] } }, { tags: ['x', 'y', 'w'] }],
  ['appends to an empty list', { insert: { after: 'empty[-1]', items: ['w'] } }, { empty: ['w'] }],
  ['prepends to an empty list', { insert: { before: 'empty[0]', items: ['w'] } }, { empty: ['w'] }],
  [
    'replaces a range up to the end',
    { insert: { replace: 'tags[0:-1]', items: ['w'] } },
    { tags: ['w'] },
  ],
  [
    'inserts after a key',
    { insert: { after: 'items[_key=="a"]', items: [{ _key: 'z' }] } },
    { items: [ITEMS[0], { _key: 'z' }, ITEMS[1], ITEMS[2]] },
  ],
])('%s', (_, patch, expected) => {
  expect(patchDocument(document(), patch)).toEqual({ ...document(), ...expected })
})

test('the document itself stays as it is', () => {
  const before = document()
  patchDocument(before, { set: { 'items[].n': 0 }, unset: ['tags'] })
  expect(before).toEqual(document())
})

test('a field called __proto__ is a field', () => {
  const patched = patchDocument(document(), { set: { '__proto__.polluted': true } })
  expect(Object.getPrototypeOf(patched)).toBe(Object.prototype)
  expect({}).not.toHaveProperty('polluted')
})

test.each([
  { set: { '': 1 } },
  { set: { 'a..b': 1 } },
  { set: 'title' },
  { unset: 'title' },
  { insert: { items: [] } },
  { insert: { before: 'title[0]', items: ['x'] } },
  { insert: { after: 'items[_key=="nobody"]', items: ['x'] } },
])('%j cannot be applied', (patch) => {
  expect(() => patchDocument(document(), patch)).toThrow(PathError)
})

function document() {
  return {
    title: 't',
    count: 1,
    none: null as number | null,
    tags: ['x', 'y'],
    empty: [] as string[],
    items: ITEMS,
  }
}

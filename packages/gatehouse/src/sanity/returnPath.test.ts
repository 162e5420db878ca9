import { expect, test } from 'vitest'
import { pathOf, returnPath } from './returnPath.ts'

const ORIGIN = 'https://app.example'

test.each(['/', '/posts/7', '/posts?q=a%20b&r=//x#/route?y', '/@me', '/a/../b', '/ünï'])(
  '%s leads back into the app',
  (path) => {
    const back = returnPath(path, ORIGIN)
    expect(back).toBeDefined()
    expect(new URL(back ?? '', ORIGIN).href).toBe(new URL(path, ORIGIN).href)
  },
)

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/x/..//evil.example',
  '/%2e%2e//evil.example',
  'https://evil.example/',
  'https:evil.example',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'posts',
  '?q=1',
  '',
  `/${'x'.repeat(2_048)}`,
  null,
  7,
  { toString: () => '/' },
])('%j does not (S4)', (path) => {
  expect(returnPath(path, ORIGIN)).toBeUndefined()
})

test('the path of an address is what follows its origin', () => {
  expect(pathOf(`${ORIGIN}/a?b#c`)).toBe('/a?b#c')
  expect(pathOf('')).toBe('/')
})

import { expect, test } from 'vitest'
import { frameUrl } from './frameUrl.ts'

const context = (href: string): unknown => {
  return JSON.parse(new URL(href).searchParams.get('_context') ?? 'null')
}

test('the context goes into the query and the token into the hash', () => {
  const href = frameUrl('https://app.example/', { token: 'sk-T', organizationId: 'o1' })
  expect(context(href)).toEqual({ mode: 'core-ui', env: 'production', orgId: 'o1' })
  expect(new URL(href).hash).toBe('#token=sk-T')
})

test('path, query and hash route of the app stay, and the vendor still finds the token', () => {
  const href = frameUrl('https://app.example/a/b?x=1&_context=old#/docs/7?tab=2', { token: 'sk-T' })
  const url = new URL(href)
  expect(url.pathname).toBe('/a/b')
  expect(url.searchParams.get('x')).toBe('1')
  expect(url.searchParams.getAll('_context')).toHaveLength(1)
  expect(url.hash).toBe('#/docs/7?tab=2&token=sk-T')
  expect(new URLSearchParams(url.hash.slice(1)).get('token')).toBe('sk-T')
  expect(context(href)).toEqual({ mode: 'core-ui', env: 'production' })
})

test('there is one token in the hash, and it is ours, whatever it is made of', () => {
  const { hash } = new URL(frameUrl('https://app.example/#token=OLD&x=1', { token: 'a&b=#c' }))
  expect(new URLSearchParams(hash.slice(1)).getAll('token')).toEqual(['a&b=#c'])
  expect(hash).not.toContain('OLD')
})

test.each(['javascript:alert(1)', 'data:text/html,x', '/app', '', 'blob:https://app.example/1'])(
  '%j is not an address for an app',
  (address) => {
    expect(() => frameUrl(address, { token: 'sk-T' })).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    )
  },
)

test('an error about an address does not repeat it (I9)', () => {
  const error: unknown = (() => {
    try {
      return frameUrl('nonsense#token=CANARY', { token: 'CANARY' })
    } catch (reason) {
      return reason
    }
  })()
  expect(String(error)).not.toContain('CANARY')
})

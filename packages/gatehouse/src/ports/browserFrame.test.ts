// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest'
import { browserFrame } from './browserFrame.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

test('a page that stands alone has no parent, whatever its referrer says', () => {
  vi.spyOn(document, 'referrer', 'get').mockReturnValue('https://search.test/?q=1')
  expect(browserFrame().parent()).toBeNull()
  expect(browserFrame().parentOrigin()).toBeNull()
})

test('without a window there is no parent', () => {
  vi.stubGlobal('window', undefined)
  expect(browserFrame().parent()).toBeNull()
  expect(browserFrame().parentOrigin()).toBeNull()
})

describe('in a frame', () => {
  function embed({ ancestors, referrer = '' }: { ancestors?: string[]; referrer?: string }): void {
    const self = {}
    vi.stubGlobal('window', { self, parent: { postMessage: vi.fn() } })
    vi.stubGlobal('location', ancestors && { ancestorOrigins: ancestors })
    if (!ancestors) vi.stubGlobal('location', {})
    vi.spyOn(document, 'referrer', 'get').mockReturnValue(referrer)
  }

  test('messages go to the parent', () => {
    embed({})
    browserFrame().parent()?.post('hello', 'https://host.test')
    expect(window.parent.postMessage).toHaveBeenCalledWith('hello', 'https://host.test')
  })

  test('the nearest ancestor counts, whatever the referrer says', () => {
    embed({
      ancestors: ['https://host.test', 'https://top.test'],
      referrer: 'https://elsewhere.test/',
    })
    expect(browserFrame().parentOrigin()).toBe('https://host.test')
  })

  test('an opaque parent is named as such, not guessed from the referrer', () => {
    embed({ ancestors: ['null'], referrer: 'https://host.test/' })
    expect(browserFrame().parentOrigin()).toBe('null')
  })

  test('where ancestors are not told, nothing is claimed: a referrer is no proof', () => {
    embed({ referrer: 'https://host.test/dashboard?x=1' })
    expect(browserFrame().parentOrigin()).toBeNull()
  })
})

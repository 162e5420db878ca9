import { expect, test } from 'vitest'
import { VARIANTS, variantHref, variantOf } from './variant.ts'

test('each variant has a link that leads to it', () => {
  expect(VARIANTS.map((variant) => variantOf(variantHref(variant)))).toEqual(VARIANTS)
  expect(variantOf('?session=cookie').id).toBe('cookie')
})

test.each(['', '?session=', '?session=constructor', '?other=cookie'])(
  '"%s" is the first',
  (search) => {
    expect(variantOf(search).id).toBe('token')
  },
)

import { expect, test } from 'vitest'
import { MODES, modeHref, modeOf } from './mode.ts'

test.each(MODES)('the address keeps the mode $id', (mode) => {
  expect(modeOf(modeHref(mode))).toBe(mode)
})

test.each(['', '?mode=', '?mode=token', '?other=json'])('"%s" is the usual mode', (search) => {
  expect(modeOf(search).id).toBe('cookie')
})

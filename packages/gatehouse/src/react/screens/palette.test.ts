import { expect, test } from 'vitest'
import { palette, type Shade } from './palette.ts'

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

const texts: readonly (readonly [string, Shade, Shade])[] = [
  ['text on the card', palette.text, palette.card],
  ['small print on the card', palette.muted, palette.card],
  ['what went wrong', palette.danger, palette.card],
  ['the button', palette.onAction, palette.action],
]

test.each(texts)('%s stands out with 4.5:1 or more, in light and in dark', (_, text, ground) => {
  expect(contrast(text.light, ground.light)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(text.dark, ground.dark)).toBeGreaterThanOrEqual(4.5)
})

test.each([
  ['the button', palette.action],
  ['the edge of a field', palette.field],
])('%s stands out from its card with 3:1 or more', (_, shade) => {
  expect(contrast(shade.light, palette.card.light)).toBeGreaterThanOrEqual(3)
  expect(contrast(shade.dark, palette.card.dark)).toBeGreaterThanOrEqual(3)
})

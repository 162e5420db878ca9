import { expect, test } from 'vitest'
import { resolveAuthMode } from './authMode.ts'
import type { SanityConfig } from './config.ts'

const ALONE = { href: 'https://app.example/', embedded: false }
const FRAMED = { href: 'https://app.example/', embedded: true }
const WITH_CONTEXT = {
  href: 'https://app.example/?_context=%7B%22orgId%22%3A%22o1%22%7D',
  embedded: false,
}
const oauth = { clientId: 'c', redirectUri: 'https://app.example/' }

test('a frame around the page, or a _context in its address, means the dashboard', () => {
  expect(resolveAuthMode({}, FRAMED)).toBe('dashboard')
  expect(resolveAuthMode({}, WITH_CONTEXT)).toBe('dashboard')
  expect(resolveAuthMode({}, ALONE)).toBe('standalone')
})

test('a _context that cannot be read still means the dashboard, which then says what is wrong', () => {
  expect(resolveAuthMode({}, { ...ALONE, href: 'https://app.example/?_context=%7B' })).toBe(
    'dashboard',
  )
  expect(resolveAuthMode({}, { ...ALONE, href: 'https://app.example/?_context=%7B%7D' })).toBe(
    'standalone',
  )
})

const table: readonly (readonly [string, SanityConfig, string])[] = [
  ['a static token', { auth: { token: 'sk-T', oauth }, studio: {} }, 'static'],
  ['studio', { studio: {}, auth: {} }, 'studio'],
  ['studioMode', { studioMode: { enabled: true } }, 'studio'],
  ['OAuth', { auth: { oauth } }, 'oauth'],
  ['studioMode that is off', { studioMode: { enabled: false } }, 'dashboard'],
]
test.each(table)('%s decides, wherever the page is', (_, config, mode) => {
  expect(resolveAuthMode(config, FRAMED)).toBe(mode)
})

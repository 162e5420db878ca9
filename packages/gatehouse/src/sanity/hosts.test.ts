import { expect, test } from 'vitest'
import { isLoopback, isSecureHost, isStagingHost, isVendorHost } from './hosts.ts'

test.each([
  'http://localhost',
  'https://localhost:3333/a#b',
  'http://app.localhost:1',
  'http://127.0.0.1',
  'http://127.255.1.9:80/',
  'http://127.1/',
  'http://[::1]:3000',
])('%s is this machine', (url) => {
  expect(isLoopback(url)).toBe(true)
})

test.each([
  'http://localhost.evil.com',
  'http://evil.com/localhost',
  'http://localhost@evil.com',
  'http://evil.com#localhost',
  'http://127.0.0.1.nip.io',
  'http://0.0.0.0',
  'http://192.168.1.2',
  'localhost',
  'null',
  '',
])('%j is not', (url) => {
  expect(isLoopback(url)).toBe(false)
})

test('only a subdomain of the staging domain is staging', () => {
  expect(isStagingHost('https://api.sanity.work')).toBe(true)
  expect(isStagingHost('https://api.sanity.work.evil.com')).toBe(false)
  expect(isStagingHost('https://apisanity.work')).toBe(false)
  expect(isStagingHost('https://api.sanity.io/?x=.sanity.work')).toBe(false)
})

test('a credential goes over https, or to this machine (S7)', () => {
  expect(isSecureHost('https://api.example')).toBe(true)
  expect(isSecureHost('http://api.localhost:4700')).toBe(true)
  expect(isSecureHost('http://api.example')).toBe(false)
  expect(isSecureHost('api.example')).toBe(false)
})

test('the host that all projects share is the vendor’s, and no proxy is', () => {
  expect(isVendorHost('https://api.sanity.io')).toBe(true)
  expect(isVendorHost('https://api.sanity.work')).toBe(true)
  expect(isVendorHost('https://content.example/api/abc12345')).toBe(false)
  expect(isVendorHost('https://api.sanity.io.evil.com')).toBe(false)
})

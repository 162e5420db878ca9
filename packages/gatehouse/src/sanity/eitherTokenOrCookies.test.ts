import { expect, test } from 'vitest'
import { eitherTokenOrCookies } from './eitherTokenOrCookies.ts'

const URL_OF_QUERY = 'https://abc12345.apicdn.sanity.io/v2025-02-19/data/query/production?query=*'

async function sent(init: RequestInit, url: string = URL_OF_QUERY) {
  const seen: { url: string; init: RequestInit | undefined }[] = []
  const fetch = eitherTokenOrCookies(async (input, init) => {
    seen.push({ url: String(input), init })
    return new Response()
  })
  await fetch(url, init)
  return seen[0]
}

test('a request with a token has no cookies, whoever asked for them', async () => {
  const headers = { authorization: 'Bearer sk-T' }
  const request = await sent({ headers, credentials: 'include' })
  expect(request).toEqual({ url: URL_OF_QUERY, init: { headers, credentials: 'same-origin' } })
})

test('a request with cookies goes past the cache, which knows nobody', async () => {
  const request = await sent({ credentials: 'include' })
  expect(request?.url).toBe(
    'https://abc12345.api.sanity.io/v2025-02-19/data/query/production?query=*',
  )
  expect(request?.init?.credentials).toBe('include')
})

test.each([
  'https://abc12345.api.sanity.io/v1/users/me',
  'https://evil.com/.apicdn.sanity.io',
  'https://apicdn.sanity.io.evil.com/v1',
])('any other address stays as it is: %s', async (url) => {
  expect((await sent({ credentials: 'include' }, url))?.url).toBe(url)
})

test('all else is left alone, the cache too', async () => {
  const init = { headers: { authorization: 'Bearer sk-T' } }
  expect(await sent(init)).toEqual({ url: URL_OF_QUERY, init })
})

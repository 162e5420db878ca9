import { expect, test, vi } from 'vitest'
import { requestAccess, requestToken } from './messages.ts'

const answering = (answer: unknown) => ({ fetch: vi.fn(async () => answer) })

test('a token request is the captured message, and resolves with the token', async () => {
  const node = answering({ token: 'sk-FROMDASH-st9' })
  await expect(requestToken(node, { deadlineMs: 5 })).resolves.toBe('sk-FROMDASH-st9')
  expect(node.fetch).toHaveBeenCalledExactlyOnceWith('dashboard/v1/auth/tokens/create', undefined, {
    deadlineMs: 5,
  })
})

test('a parent without a token is a recoverable refusal that names its reason', async () => {
  await expect(requestToken(answering({ token: null, error: 'signed-out' }))).rejects.toMatchObject(
    {
      code: 'parent-refused',
      recoverable: true,
      message: expect.stringContaining('(signed-out)'),
    },
  )
  await expect(requestToken(answering({ token: null }))).rejects.toMatchObject({
    code: 'parent-refused',
  })
})

test('free text of the parent is not repeated: it may hold anything (I9)', async () => {
  const error = await requestToken(answering({ token: null, error: 'token CANARY refused' })).catch(
    (reason: unknown) => String(reason),
  )
  expect(error).not.toContain('CANARY')
})

test.each([
  ['nothing', undefined],
  ['null', null],
  ['a bare string', 'sk-token'],
  ['no token', {}],
  ['the declared but wrong member', { payload: { token: 'sk-token' } }],
  ['an empty token', { token: '' }],
  ['a number', { token: 7 }],
  ['a list', { token: ['sk-token'] }],
  ['a space inside', { token: 'sk token' }],
  ['a line break', { token: 'sk-token\r\nX-Evil: 1' }],
  ['a letter outside ASCII', { token: 'sk-tokén' }],
  ['1 MB', { token: 'x'.repeat(1_000_000) }],
  ['an inherited token', Object.create({ token: 'sk-token' })],
])('an answer with %s is no token', async (_, answer) => {
  await expect(requestToken(answering(answer))).rejects.toMatchObject({ code: 'parent-invalid' })
})

test('a token may be 16 kB long and not a character longer', async () => {
  await expect(requestToken(answering({ token: 'x'.repeat(16_384) }))).resolves.toHaveLength(16_384)
  await expect(requestToken(answering({ token: 'x'.repeat(16_385) }))).rejects.toThrow()
})

test('an access request is the captured message', async () => {
  const node = answering({ success: true })
  await expect(
    requestAccess(node, { resourceType: 'project', resourceId: 'abc12345' }),
  ).resolves.toEqual({ success: true })
  expect(node.fetch).toHaveBeenCalledExactlyOnceWith(
    'dashboard/v1/auth/access/request',
    { resourceType: 'project', resourceId: 'abc12345' },
    {},
  )
})

test('a refused access request carries a sentence, whatever the parent sent', async () => {
  const request = { resourceType: 'project', resourceId: 'abc12345' } as const
  await expect(
    requestAccess(answering({ success: false, message: 'Already asked.' }), request),
  ).resolves.toEqual({ success: false, message: 'Already asked.' })
  await expect(requestAccess(answering({ success: false }), request)).resolves.toEqual({
    success: false,
    message: expect.stringMatching(/\w/),
  })
  await expect(requestAccess(answering({ success: 'yes' }), request)).rejects.toMatchObject({
    code: 'parent-invalid',
  })
})

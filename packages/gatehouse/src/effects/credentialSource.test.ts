import { describe, expect, test } from 'vitest'
import { type Credential, isTokenCredential } from '../machine/credential.ts'
import { initialSession, type Phase, type Renewal, type Session } from '../machine/session.ts'
import { availability, createCredentialSource } from './credentialSource.ts'

const at = { mono: 0, wall: 0 }
const later = { mono: 60_000, wall: 60_000 }

function active(token: string, renewal: Renewal = { type: 'idle' }): Phase<{ id: string }> {
  return {
    type: 'active',
    credential: { token, refreshToken: 'secret', lifetimeMs: 60_000 },
    receivedAt: at,
    user: { id: 'ada' },
    renewal,
  }
}

const running: Renewal = {
  type: 'running',
  flight: 1,
  cause: 'due',
  failures: 0,
  maybeSent: false,
}
const waiting: Renewal = { ...running, type: 'waiting', retryAt: 1_000 }

function session(phase: Phase<{ id: string }>, epoch = 1): Session<{ id: string }> {
  return { ...initialSession, epoch, phase }
}

function tokenOf(credential: Credential): string | undefined {
  return isTokenCredential(credential) ? credential.token : undefined
}

describe('a request that is made now', () => {
  test('is sent with a credential that serves', () => {
    expect(availability(session(active('a')), at).type).toBe('ready')
  })
  test('waits while a renewal runs, and once the credential has run out', () => {
    expect(availability(session(active('a', running)), at).type).toBe('pending')
    expect(availability(session(active('a')), later).type).toBe('pending')
  })
  test('does not wait for a retry while the credential still serves, unless it was refused', () => {
    expect(availability(session(active('a', waiting)), at).type).toBe('ready')
    const refused: Renewal = { ...waiting, cause: 'rejected' }
    expect(availability(session(active('a', refused)), at).type).toBe('pending')
  })
  test('fails where nobody is signed in', () => {
    expect(availability(session({ type: 'out' }), at)).toMatchObject({
      type: 'gone',
      error: { code: 'signed-out' },
    })
  })
})

describe('the promise', () => {
  test('is the same while a sign-in goes on, and serves who waits for it', async () => {
    const source = createCredentialSource()
    const first = source.current()
    source.follow(session({ type: 'finding', step: 'asking' }, 0), at)
    expect(source.follow(session(active('a')), at)).toBe(false)
    expect(source.current()).toBe(first)
    expect(tokenOf(await first)).toBe('a')
  })
  test('is another one for a renewal, which serves those who wait', async () => {
    const source = createCredentialSource()
    source.follow(session(active('a')), at)
    const before = source.current()
    expect(source.follow(session(active('a', running)), at)).toBe(true)
    const during = source.current()
    expect(during).not.toBe(before)
    expect(source.follow(session(active('b')), at)).toBe(false)
    expect(tokenOf(await during)).toBe('b')
  })
  test('of a renewal is rejected when another session takes its place (I5)', async () => {
    const source = createCredentialSource()
    source.follow(session(active('a', running)), at)
    const waiter = source.current()
    expect(source.follow(session(active('b'), 2), at)).toBe(true)
    await expect(waiter).rejects.toMatchObject({ code: 'session-changed' })
    expect(tokenOf(await source.current())).toBe('b')
  })
  test('of a renewal is rejected when the session ends', async () => {
    const source = createCredentialSource()
    source.follow(session(active('a', running)), at)
    const waiter = source.current()
    source.follow(session({ type: 'out' }, 2), at)
    await expect(waiter).rejects.toMatchObject({ code: 'signed-out' })
  })
  test('holds nothing that renews', async () => {
    const source = createCredentialSource()
    source.follow(session(active('a')), at)
    expect(await source.current()).not.toHaveProperty('refreshToken')
  })
  test('does not change where nothing has changed', () => {
    const source = createCredentialSource()
    source.follow(session(active('a')), at)
    const present = source.current()
    expect(source.follow(session(active('a')), at)).toBe(false)
    expect(source.current()).toBe(present)
  })
})

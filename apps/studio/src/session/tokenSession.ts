import { PROJECT } from '../config.ts'
import { createCredentialCell } from './credentialCell.ts'
import type { Platform } from './platform.ts'
import type { StudioCredential } from './studioCredential.ts'
import type { StudioSession } from './studioSession.ts'

/** The key of today's studios, and the one that the documentation names. */
const KEYS = [`__studio_auth_token_${PROJECT.id}`, `__sanity_auth_token_${PROJECT.id}`] as const

/** Where the token lies, and who tells of what other tabs do to it. */
export interface TokenSessionOptions {
  readonly platform: Platform
  readonly area: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly target: Pick<Window, 'addEventListener'>
}

/** A studio that leaves its token in storage, where all of its tabs have it. */
export function createTokenSession({ platform, area, target }: TokenSessionOptions): StudioSession {
  const cell = createCredentialCell(read(area))
  const look = (): void => cell.set(read(area))

  function forget(): void {
    for (const key of KEYS) area.removeItem(key)
  }

  return {
    mannerLabel: 'Token under',
    manners: [
      { id: KEYS[0], label: KEYS[0] },
      { id: KEYS[1], label: KEYS[1] },
    ],
    credential: cell.get,
    look,
    subscribe(listener) {
      const controller = new AbortController()
      target.addEventListener('storage', look, { signal: controller.signal })
      const stop = cell.subscribe(listener)
      return () => {
        controller.abort()
        stop()
      }
    },
    async signIn(personId, { id }) {
      const token = await platform.issueToken(personId)
      for (const key of KEYS) if (key !== id) area.removeItem(key)
      area.setItem(id, JSON.stringify({ token }))
      look()
    },
    async signOut() {
      const credential = read(area)
      forget()
      look()
      if (credential.type === 'token') await platform.endToken(credential.token)
    },
  }
}

function read(area: TokenSessionOptions['area']): StudioCredential {
  for (const key of KEYS) {
    const token = tokenIn(area.getItem(key))
    if (token !== undefined) return { type: 'token', token }
  }
  return { type: 'none' }
}

function tokenIn(text: string | null): string | undefined {
  try {
    const value = JSON.parse(text ?? 'null') as { readonly token?: unknown } | null
    return typeof value?.token === 'string' ? value.token : undefined
  } catch {
    return undefined
  }
}

import { type Credential, isToken, isTokenCredential } from '../../machine/credential.ts'
import type { KeyValue } from '../../ports/storage.ts'
import type { StorageMirror } from '../../strategies/strategy.ts'
import { ownMembers } from '../ownMembers.ts'
import { tokenCredential } from '../stampedToken.ts'

/** Largest value that is looked into, in characters. */
const MAX_LENGTH = 32_768

/**
 * The copy of a token as the vendor's SDK keeps it: `{"token": …}` under `key`. A value that cannot
 * be read says nothing: it neither signs in nor out (F14, W09).
 */
export function tokenMirror(key: string): StorageMirror {
  return {
    keys: [key],
    read(storage) {
      const text = storage.get(key)
      return text === null ? null : parseStoredToken(text)
    },
    write(storage, credential) {
      if (!isTokenCredential(credential)) return
      storage.set(key, JSON.stringify({ token: credential.token }))
    },
    clear: (storage) => storage.remove(key),
  }
}

/** The token that stands under a key of the vendor's, or `null`. */
export function readStoredToken(storage: Pick<KeyValue, 'get'>, key: string): string | null {
  const text = storage.get(key)
  const credential = text === null ? undefined : parseStoredToken(text)
  return credential && isTokenCredential(credential) ? credential.token : null
}

function parseStoredToken(text: string): Credential | undefined {
  if (text.length > MAX_LENGTH) return undefined
  try {
    const token = ownMembers(JSON.parse(text))('token')
    return isToken(token) ? tokenCredential(token) : undefined
  } catch {
    return undefined
  }
}

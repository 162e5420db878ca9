import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import type { TokenSource } from '../config.ts'

/** A studio's token, and its changes, as something that can be asked. */
export interface StudioTokens {
  /** The token as the studio told it last; waits for the first word. `null`: it has none. */
  readonly latest: (signal: AbortSignal) => Promise<string | null>
  /** Begins to listen. `changed` hears of every word after the first. Returns the stop. */
  readonly listen: (changed: (token: string | null) => void) => () => void
}

/** Listens to a token source; the same token again is no change. */
export function studioTokens(source: TokenSource): StudioTokens {
  let word: { readonly token: string | null } | undefined
  const waiting = new Set<() => void>()

  return {
    async latest(signal) {
      if (!word) await firstWord(waiting, signal)
      const token = word?.token ?? null
      if (token === null || isToken(token)) return token
      throw new AuthError(
        'config-invalid',
        'The studio handed over something that is no token. Look at what studio.auth.token tells.',
      )
    },
    listen(changed) {
      const subscription = source.subscribe({
        next(given) {
          // The vendor's own sign for a session by cookie.
          const token = given === '' ? null : given
          const former = word
          word = { token }
          for (const resume of [...waiting]) resume()
          if (former && former.token !== token) changed(token)
        },
      })
      return () => subscription.unsubscribe()
    },
  }
}

function firstWord(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.delete(resume)
      signal.removeEventListener('abort', abort)
    }
    const resume = () => {
      leave()
      resolve()
    }
    const abort = () => {
      leave()
      reject(silent())
    }
    waiting.add(resume)
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
  })
}

function silent(): AuthError {
  return new AuthError(
    'timeout',
    'The studio has not said whether anybody is signed in. Reload the studio, or try again.',
    { recoverable: true },
  )
}

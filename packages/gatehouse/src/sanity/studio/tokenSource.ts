import { AuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import type { TokenSource } from '../config.ts'

/** A studio's token, and its changes, as something that can be asked. */
export interface StudioTokens {
  /**
   * The token as the studio told it last; waits for the first word. `null`: it has none. `''`: its
   * session is a cookie. `undefined`: a sign-out has given it up.
   */
  readonly latest: (signal: AbortSignal) => Promise<string | null | undefined>
  /** Begins to listen. `changed` hears of every word after the first. Returns the stop. */
  readonly listen: (changed: (token: string | null) => void) => () => void
  /** Lets go of the token. */
  readonly forget: () => void
}

type Word =
  | { readonly type: 'token'; readonly token: string | null }
  | { readonly type: 'forgotten' }
  | { readonly type: 'failed'; readonly error: AuthError }

/** Listens to a token source; the same token again is no change. */
export function studioTokens(source: TokenSource): StudioTokens {
  let word: Word | undefined
  const waiting = new Set<() => void>()

  function hear(told: Word): void {
    word = told
    for (const resume of [...waiting]) resume()
  }

  return {
    async latest(signal) {
      if (!word) await firstWord(waiting, signal)
      if (word?.type === 'failed') throw word.error
      if (word?.type !== 'token') return undefined
      const { token } = word
      if (token === null || token === '' || isToken(token)) return token
      throw new AuthError(
        'config-invalid',
        'The studio handed over something that is no token. Look at what studio.auth.token tells.',
      )
    },
    listen(changed) {
      // A source of rxjs throws what nobody hears: its error would be an uncaught one.
      const observer = {
        next(token: string | null) {
          const former = word
          hear({ type: 'token', token })
          if (former && !(former.type === 'token' && former.token === token)) changed(token)
        },
        // What was told before still holds: there is no more news, and that is all.
        error(cause: unknown) {
          if (!word) hear({ type: 'failed', error: broken(cause) })
        },
      }
      try {
        const subscription = source.subscribe(observer)
        return () => subscription.unsubscribe()
      } catch (cause) {
        hear({ type: 'failed', error: unheard(cause) })
        return () => {}
      }
    },
    forget() {
      if (word?.type === 'token' && word.token) word = { type: 'forgotten' }
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

function broken(cause: unknown): AuthError {
  const message = 'The studio failed to say whether anybody is signed in. Reload the studio.'
  return new AuthError('server', message, { cause })
}

function unheard(cause: unknown): AuthError {
  const message =
    'The field studio.auth.token cannot be listened to: its subscribe() throws. Look at its cause.'
  return new AuthError('config-invalid', message, { cause })
}

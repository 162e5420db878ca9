import { AuthError, isAuthError } from '../../errors.ts'
import { isToken } from '../../machine/credential.ts'
import type { Clock } from '../../ports/clock.ts'

/** What the dashboard is asked for when an app needs a token. */
export interface TokenOrder {
  /** Aborted at the deadline, and when the frame is gone. */
  readonly signal: AbortSignal
}

/** Makes a token for the app; `null` when there is none to give. */
export type CreateToken = (order: TokenOrder) => Promise<string | null>

/** What a mint needs. */
export interface TokenMintOptions {
  readonly createToken: CreateToken
  readonly clock: Clock
  /**
   * Milliseconds for one call of `createToken`. The default is below the 10 s that an app waits, so
   * that the app hears a reason and not just silence.
   * @defaultValue 9_000
   */
  readonly deadlineMs?: number
}

/** Makes tokens, one at a time: who asks while one is being made gets the same. */
export interface TokenMint {
  /**
   * Rejects with `signed-out` when there is no token to give, `timeout`, `response-invalid` for what
   * is not a token, `disposed`, an {@link AuthError} of `createToken`'s own, or `server` for whatever
   * else it throws.
   */
  readonly mint: () => Promise<string>
  /** Calls off what is under way. */
  readonly dispose: () => void
}

/** Makes an idle mint. */
export function createTokenMint(options: TokenMintOptions): TokenMint {
  const { createToken, clock, deadlineMs = 9000 } = options
  const disposal = new AbortController()
  let flight: Promise<string> | undefined

  const run = async (): Promise<string> => {
    const order = new AbortController()
    const stopDeadline = clock.after(deadlineMs, () => order.abort(late(deadlineMs)))
    const cancel = (): void => order.abort(disposal.signal.reason)
    disposal.signal.addEventListener('abort', cancel)
    try {
      // Called within the race, so that an order which ignores its signal still ends in time.
      const made = await Promise.race([
        createToken({ signal: order.signal }),
        aborted(order.signal),
      ])
      return checked(made)
    } catch (error) {
      throw order.signal.aborted ? order.signal.reason : typed(error)
    } finally {
      stopDeadline()
      disposal.signal.removeEventListener('abort', cancel)
    }
  }

  return {
    mint() {
      if (disposal.signal.aborted) return Promise.reject(disposal.signal.reason)
      flight ??= run().finally(() => {
        flight = undefined
      })
      return flight
    },
    dispose() {
      disposal.abort(new AuthError('disposed', 'The frame that the token was for is gone.'))
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function checked(made: string | null): string {
  if (isToken(made)) return made
  if (made === null) {
    throw new AuthError('signed-out', 'The dashboard has no token to give to this app.', {
      recoverable: true,
    })
  }
  throw new AuthError('response-invalid', 'What the dashboard made for this app is not a token.')
}

function late(deadlineMs: number): AuthError {
  return new AuthError('timeout', `No token could be made within ${deadlineMs} ms.`, {
    recoverable: true,
  })
}

function typed(error: unknown): AuthError {
  if (isAuthError(error)) return error
  return new AuthError('server', 'A token for this app could not be made.', {
    recoverable: true,
    cause: error,
  })
}

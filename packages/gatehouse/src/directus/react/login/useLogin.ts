import { useCallback, useEffect, useRef, useState } from 'react'
import { isAuthError } from '../../../errors.ts'
import { useDirectusTree } from '../useDirectusTree.ts'
import type { LoginFailure } from './loginFailure.ts'
import {
  begin,
  type LoginDetails,
  type LoginProgress,
  type LoginRequest,
  type PasswordLogin,
  refused,
  sent,
  wholeRequest,
} from './loginProgress.ts'

/** A sign-in by password, and how far it is. */
export interface Login {
  /**
   * Signs in. Resolves with whether it worked, and never rejects: what went wrong is in `error`. In
   * the step of the second factor its code alone will do. The last call counts: an earlier one that
   * is still on its way resolves with `false`.
   */
  readonly login: (request: LoginRequest) => Promise<boolean>
  /** Whether an answer is awaited. */
  readonly isPending: boolean
  /** Why the last sign-in did not work. That the second factor is wanted is no error. */
  readonly error: LoginFailure | null
  /** Whether the password was right, and the code of the second factor is wanted. */
  readonly needsOtp: boolean
  /** Begins anew, with the password; forgets the one that was given. */
  readonly reset: () => void
}

/**
 * Signs a person in by e-mail address and password, and by the code of a second factor where the
 * account has one. The functions never change.
 *
 * @example
 * ```tsx
 * const { login, isPending, error, needsOtp } = useLogin()
 * await login({ email, password })
 * // …and where `needsOtp` is true by then:
 * await login({ otp })
 * ```
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useLogin(): Login {
  const { client } = useDirectusTree()
  const [progress, setProgress] = useState(begin)
  const latest = useRef(progress)
  const attempts = useRef(0)

  // A late answer finds that its attempt is not the last one any more.
  const begun = useCallback(() => {
    attempts.current += 1
    const own = attempts.current
    return (next: LoginProgress): boolean => {
      if (own !== attempts.current) return false
      latest.current = next
      setProgress(next)
      return true
    }
  }, [])
  useEffect(() => () => void begun(), [begun])

  const reset = useCallback(() => void begun()(begin), [begun])

  const login = useCallback(
    async (request: LoginRequest): Promise<boolean> => {
      const whole = wholeRequest(latest.current, request)
      if (whole === undefined) return false
      const show = begun()
      show(sent(whole))
      try {
        await client.login(...argumentsOf(whole))
        show(begin)
        return true
      } catch (error) {
        // Something else was wanted meanwhile, and has taken this one's place.
        show(isAuthError(error, 'session-changed') ? begin : refused(whole, error))
        return false
      }
    },
    [client, begun],
  )

  return {
    login,
    reset,
    isPending: progress.type === 'passwordSent' || progress.type === 'otpSent',
    error: 'failure' in progress ? progress.failure : null,
    needsOtp: progress.type === 'otp' || progress.type === 'otpSent',
  }
}

function argumentsOf({
  otp,
  provider,
  ...payload
}: PasswordLogin & LoginDetails): [PasswordLogin, LoginDetails] {
  return [
    payload,
    { ...(otp !== undefined && { otp }), ...(provider !== undefined && { provider }) },
  ]
}

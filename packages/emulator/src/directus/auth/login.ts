import { invalidCredentials, invalidOtp } from '../errors.ts'
import { startSession } from '../sessions.ts'
import { signToken } from '../tokens.ts'
import { isOtpOf } from '../twoFactor.ts'
import type { DirectusUser, DirectusWorld } from '../world.ts'

/** How an app keeps what a sign-in gives it. */
export type AuthMode = 'json' | 'cookie' | 'session'

/** What a sign-in or a refresh ends with. */
export interface AuthResult {
  /** An access token, or in mode `session` the session's token. */
  readonly accessToken: string
  readonly refreshToken: string
  /** In ms. */
  readonly expires: number
}

export interface LoginRequest {
  readonly email: string
  readonly password: string
  readonly otp?: string
  /** @defaultValue `json` */
  readonly mode?: AuthMode
}

/**
 * Signs a user in with a password.
 * @throws {DirectusError} `INVALID_CREDENTIALS`; `INVALID_OTP` after a right password only
 */
export async function login(world: DirectusWorld, request: LoginRequest): Promise<AuthResult> {
  try {
    const user = checkPassword(world, request)
    if (user.tfa_secret !== null && !isOtpOf(world, user.tfa_secret, request.otp)) {
      throw invalidOtp()
    }
    return await signIn(world, user, request.mode ?? 'json')
  } catch (error) {
    world.counters.loginRefusals += 1
    throw error
  }
}

/** Begins a session without asking for anything, as at the end of a redirect. */
export async function signIn(
  world: DirectusWorld,
  user: DirectusUser,
  mode: AuthMode,
): Promise<AuthResult> {
  const session = startSession(world, user.id)
  const { token, expires } = await signToken(world, user, mode === 'session' ? session.token : null)
  world.failedLogins.delete(user.id)
  world.counters.logins += 1
  return { accessToken: token, refreshToken: session.token, expires }
}

/** Too many wrong passwords suspend the account, and the answer stays what it was. */
function checkPassword(world: DirectusWorld, { email, password }: LoginRequest): DirectusUser {
  const wanted = email.toLowerCase()
  const user = [...world.users.values()].find(
    (candidate) => candidate.email.toLowerCase() === wanted && candidate.provider === 'default',
  )
  if (user?.status !== 'active') throw invalidCredentials()
  if (user.password !== '' && user.password === password) return user
  const failures = (world.failedLogins.get(user.id) ?? 0) + 1
  world.failedLogins.set(user.id, failures)
  if (failures > world.settings.loginAttempts) {
    user.status = 'suspended'
    world.failedLogins.delete(user.id)
  }
  throw invalidCredentials()
}

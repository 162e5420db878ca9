import { isOtpRefusal, type LoginFailure, loginFailure } from './loginFailure.ts'

/** Who signs in, by the password. */
export type PasswordLogin =
  | { readonly email: string; readonly password: string }
  /** For providers that know people by another name, as LDAP does. */
  | { readonly identifier: string; readonly password: string }

/** What belongs to one sign-in. */
export interface LoginDetails {
  /** The code of the second factor. Left out until the server has asked for it. */
  readonly otp?: string | undefined
  /** A provider that takes a password. @defaultValue the server's own accounts */
  readonly provider?: string | undefined
}

/** A whole sign-in, or the code alone in the step that asks for it. */
export type LoginRequest = (PasswordLogin & LoginDetails) | { readonly otp: string }

/** How far a sign-in is. The password is kept in the step of the second factor, and nowhere else. */
export type LoginProgress =
  | { readonly type: 'password'; readonly failure: LoginFailure | null }
  | { readonly type: 'passwordSent' }
  | { readonly type: 'otp'; readonly first: FirstStep; readonly failure: LoginFailure | null }
  | { readonly type: 'otpSent'; readonly first: FirstStep }

/** What the second step sends once more. */
export type FirstStep = PasswordLogin & Omit<LoginDetails, 'otp'>

/** Before anything was tried. */
export const begin: LoginProgress = { type: 'password', failure: null }

/**
 * What a request amounts to in this step: the whole of it, to be sent. `undefined` for a code alone
 * that no password came before. Pure.
 */
export function wholeRequest(
  progress: LoginProgress,
  request: LoginRequest,
): (PasswordLogin & LoginDetails) | undefined {
  if ('password' in request) return request
  const isAsked = progress.type === 'otp' || progress.type === 'otpSent'
  return isAsked ? { ...progress.first, ...request } : undefined
}

/** The step while a request is on its way. Pure. */
export function sent({ otp, ...first }: PasswordLogin & LoginDetails): LoginProgress {
  return otp === undefined ? { type: 'passwordSent' } : { type: 'otpSent', first }
}

/**
 * The step after a refusal. The server looks at the second factor only after a right password, so
 * that it wants one is no failure as long as none was given. Pure.
 */
export function refused(
  { otp, ...first }: PasswordLogin & LoginDetails,
  error: unknown,
): LoginProgress {
  if (otp === undefined) {
    if (isOtpRefusal(error)) return { type: 'otp', first, failure: null }
    return { type: 'password', failure: loginFailure(error, 'password') }
  }
  const failure = loginFailure(error, 'otp')
  const isPasswordsFault = failure.code === 'wrong-password' || failure.code === 'blocked'
  return isPasswordsFault ? { type: 'password', failure } : { type: 'otp', first, failure }
}

import * as v from 'valibot'
import { isEmail } from '../auth/readCredentials.ts'

/** What a client proves itself with on a socket. Of several, every one has to be good. */
export interface SocketCredentials {
  readonly login: { readonly email: string; readonly password: string } | null
  readonly refreshToken: string | null
  readonly accessToken: string | null
}

const Sent = v.looseObject({
  email: v.exactOptional(v.pipe(v.string(), v.check(isEmail))),
  password: v.exactOptional(v.string()),
  refresh_token: v.exactOptional(v.string()),
  access_token: v.exactOptional(v.string()),
})

/** The credentials of an `auth` message; `null` when there are none that can be looked at. */
export function readSocketCredentials(message: unknown): SocketCredentials | null {
  const sent = v.safeParse(Sent, message)
  if (!sent.success) return null
  const { email, password, refresh_token, access_token } = sent.output
  const login = email === undefined || password === undefined ? null : { email, password }
  const refreshToken = refresh_token ?? null
  const accessToken = access_token ?? null
  if (login === null && refreshToken === null && accessToken === null) return null
  return { login, refreshToken, accessToken }
}

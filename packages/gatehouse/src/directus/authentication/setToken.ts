import { AuthError } from '../../errors.ts'
import { type Credential, isSameRenewable, parseCredential } from '../../machine/credential.ts'
import type { AuthData, AuthStorage, TokenData } from './authData.ts'
import type { DirectusSession } from './directusSession.ts'
import { lifetimeOf, parseExpires } from './lifetime.ts'
import { searched } from './lookAround.ts'
import { activeCredential, refresh } from './refresh.ts'

/**
 * Goes on with what the app has got itself, at its word; the server is asked meanwhile whose it is.
 * `null` signs out here, and the server is not told: what is in a cookie stays there, as an app that
 * only sets its own token aside would lose a session that it did not mean.
 *
 * @throws AuthError `config-invalid` where it is no token
 */
export async function setToken(
  session: DirectusSession,
  token: string | TokenData | null,
): Promise<void> {
  const { storage } = session
  session.begin()
  const data: TokenData | null = typeof token === 'object' ? token : { access_token: token }
  if (!data || data.access_token === null) {
    if (data?.refresh_token) await refresh(session, { refresh_token: data.refresh_token })
    else await signOut(session)
    return
  }
  const { wall } = session.environment.clock.now()
  const given = whole(data.access_token, data, wall)
  const credential = checked(given, wall)
  const present = activeCredential(session)
  if (present && isSameRenewable(present, credential)) return
  if (storage) await put(session, { storage, given, credential })
  else adopt(session, given, credential)
}

/** A token, and what is known of it. */
type Given = AuthData & { readonly access_token: string }

function whole(
  access_token: string,
  { refresh_token = null, expires: life, expires_at }: TokenData,
  wall: number,
): Given {
  const expires = parseExpires(life) ?? null
  const end = expires_at ?? (expires === null ? null : wall + expires)
  return { access_token, refresh_token, expires, expires_at: end }
}

function adopt(session: DirectusSession, given: Given, credential: Credential): void {
  const { store, loop, environment } = session
  store.setCredential(credential, null)
  store.start()
  const { wall } = environment.clock.now()
  if (given.expires_at !== null && given.expires_at <= wall)
    loop.dispatch({ type: 'renewalRequested' })
}

/**
 * Into the app's own storage before anything else happens, so that what the app puts there right after
 * it is the later word; the session goes on with what stands there then.
 */
async function put(
  session: DirectusSession,
  {
    storage,
    given,
    credential,
  }: { readonly storage: AuthStorage; readonly given: Given; readonly credential: Credential },
): Promise<void> {
  const { store, loop } = session
  try {
    await storage.set(given)
  } catch {
    // It takes nothing: the session lives in memory (F13).
    adopt(session, given, credential)
    return
  }
  store.start()
  await searched(loop)
  await session.look()
}

async function signOut(session: DirectusSession): Promise<void> {
  const { store, loop } = session
  store.start()
  // What stands in the record is not known before that, and would come back.
  await searched(loop)
  store.setCredential(null)
  await session.look()
}

/** @throws AuthError `config-invalid` */
function checked(
  { access_token: token, refresh_token, expires_at }: Given,
  wall: number,
): Credential {
  const credential = parseCredential({
    token,
    ...(refresh_token !== null && { refreshToken: refresh_token }),
    ...(expires_at !== null && lifetimeOf({ expires: Math.max(1, expires_at - wall) })),
  })
  if (credential) return credential
  throw new AuthError(
    'config-invalid',
    'This is no token that can be sent: it has to be a text of printable characters, as the server gave it.',
  )
}

import type { StudioCredential } from './studioCredential.ts'

/** Somebody whom the platform knows. */
export interface Person {
  readonly name: string
  readonly picture: string | undefined
}

/** What a studio asks of the platform, and what the emulator can be made to do to it. */
export interface Platform {
  /** A token of a person for this project, as a sign-in would bring it. */
  readonly issueToken: (personId: string) => Promise<string>
  /** One that is dead already is as good. */
  readonly endToken: (token: string) => Promise<void>
  /** Lets a token run out now, as time would. */
  readonly expireToken: (token: string) => Promise<void>
  /** Begins a session whose cookie no script can read. */
  readonly setCookie: (personId: string) => Promise<void>
  /** Ends the session of the cookie, and takes the cookie back. */
  readonly clearCookie: () => Promise<void>
  /** Whose credential it is; `null` where it is nobody's. */
  readonly currentUser: (
    credential: StudioCredential,
    signal?: AbortSignal,
  ) => Promise<Person | null>
}

/** The platform behind a project's host. Everything rejects with an `Error` that has a sentence. */
export function createPlatform(host: string): Platform {
  async function send(
    path: string,
    init: RequestInit,
    welcome: readonly number[] = [],
  ): Promise<Response> {
    const response = await fetch(`${host}${path}`, init)
    if (response.ok || welcome.includes(response.status)) return response
    throw new Error(`The platform answered with status ${response.status}.`)
  }

  return {
    async issueToken(person) {
      const projectId = new URL(host).hostname.split('.')[0]
      const answer = await send(
        '/__emulator/sessions',
        post({ person, kind: 'project', projectId }),
      )
      const { token } = (await answer.json()) as { readonly token: string }
      return token
    },
    async endToken(token) {
      await send('/v2021-06-07/auth/logout', { method: 'POST', headers: bearer(token) }, [401])
    },
    async expireToken(token) {
      await send('/__emulator/tokens/expire', post({ token }))
    },
    async setCookie(person) {
      await send('/__emulator/cookies/session', { ...post({ person }), credentials: 'include' })
    },
    async clearCookie() {
      await send('/__emulator/cookies/session', { method: 'DELETE', credentials: 'include' })
    },
    async currentUser(credential, signal) {
      if (credential.type === 'none') return null
      const response = await fetch(`${host}/v2021-06-07/users/me`, {
        ...(credential.type === 'token'
          ? { headers: bearer(credential.token) }
          : { credentials: 'include' }),
        ...(signal && { signal }),
      })
      if (!response.ok) return null
      const { name, profileImage } = (await response.json()) as Readonly<Record<string, unknown>>
      return {
        name: String(name),
        picture: typeof profileImage === 'string' ? profileImage : undefined,
      }
    },
  }
}

function post(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }
}

function bearer(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}` }
}

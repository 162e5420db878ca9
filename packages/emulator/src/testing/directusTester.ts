import type { DirectusWorld } from '../directus/world.ts'
import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts'
import { at, textAt } from './at.ts'

export const ADMIN = { email: 'admin@example.com', password: 'admin-pass-1' } as const
export const EDITOR = { email: 'editor@example.com', password: 'editor-pass-1' } as const
export const VIEWER = { email: 'viewer@example.com', password: 'viewer-pass-1' } as const
export const NO_ROLE = { email: 'norole@example.com', password: 'norole-pass-1' } as const
export const TFA = { email: 'tfa@example.com', password: 'tfa-pass-1' } as const
export const TFA_SECRET = 'JBSWY3DPEHPK3PXP'
export const ADMIN_TOKEN = 'admin-static-token'
export const DIRECTUS = 'http://directus.localhost'

interface AskInit {
  /** @defaultValue `GET`, or `POST` with a body */
  readonly method?: string
  readonly json?: unknown
  readonly token?: string
  /** `name=value` */
  readonly cookie?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An answer, read. */
export interface DirectusAnswer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
  /** The first error's code; `undefined` where there is none. */
  readonly code: unknown
  /** `Set-Cookie`, each whole. */
  readonly cookies: readonly string[]
}

/** What tests ask a new Directus with. Its clock stands still, in the middle of a second, until it is moved. */
export interface DirectusTester {
  readonly emulator: Emulator
  /** The world of now: a reset replaces it. */
  world(): DirectusWorld
  ask(path: string, init?: AskInit): Promise<DirectusAnswer>
  /** Signs in with mode `json`. */
  login(who: typeof ADMIN | Credentials): Promise<Tokens>
  /** Signs in with a cookie. @returns the cookie as a request sends it */
  loginCookie(who: Credentials, mode: 'cookie' | 'session'): Promise<string>
  refresh(refreshToken: string): Promise<DirectusAnswer>
}

interface Credentials {
  readonly email: string
  readonly password: string
}

interface Tokens {
  readonly access: string
  readonly refresh: string
}

export function createDirectusTester(options: EmulatorOptions = {}): DirectusTester {
  const emulator = createEmulator({ now: () => 1_800_000_000_400, ...options })
  const tester: DirectusTester = {
    emulator,
    world: () => emulator.world.directus,
    ask: async (path, init = {}) =>
      readAnswer(await emulator.fetch(new Request(`${DIRECTUS}${path}`, requestInit(init)))),
    async login(who) {
      const { body } = await tester.ask('/auth/login', { json: who })
      return {
        access: textAt(body, 'data.access_token'),
        refresh: textAt(body, 'data.refresh_token'),
      }
    },
    async loginCookie(who, mode) {
      const { cookies } = await tester.ask('/auth/login', { json: { ...who, mode } })
      return cookiePair(cookies)
    },
    refresh: (refreshToken) =>
      tester.ask('/auth/refresh', { json: { refresh_token: refreshToken, mode: 'json' } }),
  }
  return tester
}

/** The cookie that an answer set, as the next request sends it. */
export function cookiePair(cookies: readonly string[]): string {
  return cookies[0]?.split(';')[0] ?? ''
}

/** The claims of a JWT. */
export function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
}

function requestInit({ method, json, token, cookie, headers }: AskInit): RequestInit {
  return {
    method: method ?? (json === undefined ? 'GET' : 'POST'),
    headers: {
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: typeof json === 'string' ? json : JSON.stringify(json) }),
  }
}

async function readAnswer(response: Response): Promise<DirectusAnswer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : text
  return {
    status: response.status,
    headers: response.headers,
    body,
    code: at(body, 'errors.0.extensions.code'),
    cookies: response.headers.getSetCookie(),
  }
}

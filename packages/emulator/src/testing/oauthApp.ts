import { challengeOf } from '../sanity/oauth/pkce.ts'
import { textAt } from './at.ts'
import { ADA, createTester, type Tester } from './tester.ts'

export const CLIENT = 'gatehouse-demo'
export const REDIRECT = 'http://app.localhost:3333/callback'
export const VERIFIER = 'a-verifier.of_43~characters-and-not-one-less'

type Fields = Readonly<Record<string, string>>

/** An app that signs in by OAuth, and can leave out or bend each parameter. */
export interface OAuthApp extends Tester {
  /** Opens the authorization page; `undefined` leaves a parameter out. */
  open(bend?: Readonly<Record<string, string | undefined>>): Promise<Response>
  /** Opens it as a person who was chosen already. @returns the query that the app is sent back with */
  authorize(bend?: Readonly<Record<string, string | undefined>>): Promise<URLSearchParams>
  /** Signs a person in. @returns the one-time code */
  code(bend?: Fields): Promise<string>
  exchange(code: string, bend?: Fields): ReturnType<Tester['api']>
  refresh(token: string, bend?: Fields): ReturnType<Tester['api']>
  revoke(token: string, bend?: Fields): ReturnType<Tester['api']>
  /** Signs a person in, to the end. */
  signIn(bend?: Fields): Promise<{ readonly access: string; readonly refresh: string }>
}

export async function createOAuthApp(
  options: Parameters<typeof createTester>[0] = {},
): Promise<OAuthApp> {
  const tester = createTester(options)
  const asked = {
    response_type: 'code',
    client_id: CLIENT,
    redirect_uri: REDIRECT,
    state: 'the-state',
    code_challenge: await challengeOf(VERIFIER),
    code_challenge_method: 'S256',
  }
  const app: OAuthApp = {
    ...tester,
    open: (bend = {}) =>
      tester.fetch(`http://api.localhost/v1/auth/oauth/authorize?${query({ ...asked, ...bend })}`),
    async authorize(bend = {}) {
      const response = await app.open({ person: ADA, ...bend })
      return new URL(response.headers.get('location') ?? '').searchParams
    },
    async code(bend) {
      return (await app.authorize(bend)).get('code') ?? ''
    },
    exchange: (code, bend = {}) =>
      tester.api('/auth/oauth/token', {
        form: {
          grant_type: 'authorization_code',
          code,
          client_id: CLIENT,
          redirect_uri: REDIRECT,
          code_verifier: VERIFIER,
          ...bend,
        },
      }),
    refresh: (token, bend = {}) =>
      tester.api('/auth/oauth/token', {
        form: { grant_type: 'refresh_token', refresh_token: token, client_id: CLIENT, ...bend },
      }),
    revoke: (token, bend = {}) =>
      tester.api('/auth/oauth/revoke', { form: { token, client_id: CLIENT, ...bend } }),
    async signIn(bend) {
      const { body } = await app.exchange(await app.code(bend))
      return { access: textAt(body, 'access_token'), refresh: textAt(body, 'refresh_token') }
    },
  }
  return app
}

function query(fields: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const given = Object.entries(fields).filter(
    (field): field is [string, string] => field[1] !== undefined,
  )
  return new URLSearchParams(given)
}

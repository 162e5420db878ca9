import { createAuthStore } from '../../../createAuthStore.ts'
import { isTokenCredential } from '../../../machine/credential.ts'
import type { Environment } from '../../../ports/environment.ts'
import type { AuthStrategy } from '../../../strategies/strategy.ts'
import { allInvariants } from '../../../testing/invariants/allInvariants.ts'
import type { InvariantMaker } from '../../../testing/invariants/invariant.ts'
import { keepsPeopleApart } from '../../../testing/invariants/keepsPeopleApart.ts'
import type { SimulationOptions } from '../../../testing/simulation/simulate.ts'
import {
  TOKEN_SERVER,
  type TokenServerUser,
} from '../../../testing/strategies/tokenServerStrategy.ts'
import { createAuthApi } from '../authApi.ts'
import { cookieStrategy } from '../cookieStrategy.ts'
import { jsonStrategy } from '../jsonStrategy.ts'
import { sessionCookies } from '../sessionCookies.ts'
import { signOutMark } from '../signOutMark.ts'

/** Where the Directus of the simulated world answers. */
const DIRECTUS = new URL('https://directus.test')

/** The refresh token in the cookie of the one browser of a world. */
interface Jar {
  token: string | undefined
}

/**
 * A Directus for the simulated world: the strict token server behind, with what it is asked and what it
 * answers in the shape of Directus. The network in between loses and garbles as ever.
 */
export function simulatedDirectus(mode: 'json' | 'cookie'): SimulationOptions {
  const jar: Jar = { token: undefined }
  let present: Environment | undefined

  function strategyIn(environment: Environment): AuthStrategy<TokenServerUser> {
    const name = nameOf(mode)
    const api = createAuthApi({ client: { url: DIRECTUS }, environment, mode })
    const cookies = sessionCookies(api, { name, mode })
    const parts = { name, api, cookies, renews: () => 'ahead' as const, told() {} }
    const strategy =
      mode === 'json'
        ? jsonStrategy({ ...parts, isStored: true })
        : cookieStrategy({ ...parts, mode })
    // The people of the token server have a name, and so do those that this strategy reads.
    return strategy as unknown as AuthStrategy<TokenServerUser>
  }

  // There is one client for whoever is signed in, and none for each person.
  const { 'I5, clients': _, ...others } = allInvariants
  const invariants = { ...others, I5: keepsKnownPeopleApart }
  return {
    invariants,
    wrapEnvironment(environment) {
      present = { ...environment, fetch: asDirectus(environment.fetch, jar) }
      return present
    },
    wrapStrategy: (strategy) => (present ? strategyIn(present) : strategy),
    makeStore(options) {
      const store = createAuthStore(options)
      return {
        ...store,
        setCredential(credential, user) {
          if (mode === 'json' || !credential || !isTokenCredential(credential)) {
            store.setCredential(credential, user ?? null)
            return
          }
          const { token, refreshToken, lifetimeMs } = credential
          jar.token = refreshToken
          if (options.environment) signOutMark(nameOf(mode)).clear(options.environment)
          store.setCredential({ token, ...(lifetimeMs && { lifetimeMs }) }, user ?? null)
        },
      }
    },
  }
}

/** A request that is made before it is known whose the session is cannot say whose answer it wants. */
const keepsKnownPeopleApart: InvariantMaker = (scene, violate) => {
  const { settled, ...invariant } = keepsPeopleApart(scene, violate)
  return {
    ...invariant,
    settled(call, outcome) {
      if (call.verb !== 'fetch' || call.person !== undefined) settled?.(call, outcome)
    },
  }
}

function nameOf(mode: string): string {
  return `directus:${mode}:simulated`
}

/** What one endpoint is asked, and with which cookie. */
interface Ask {
  readonly fetch: typeof globalThis.fetch
  readonly jar: Jar
  readonly init: RequestInit
}

/** Asks the token server what Directus is asked. */
function asDirectus(fetch: typeof globalThis.fetch, jar: Jar): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const url = new URL(String(input instanceof Request ? input.url : input))
    if (url.origin !== DIRECTUS.origin) return fetch(input, init)
    const ask = { fetch, jar, init }
    if (url.pathname === '/users/me') return readMe(ask)
    if (url.pathname === '/auth/refresh') return refresh(ask)
    return url.pathname === '/auth/logout' ? logout(ask) : refusal(404, 'ROUTE_NOT_FOUND')
  }
}

async function readMe({ fetch, init }: Ask): Promise<Response> {
  const { signal = null } = init
  const headers = new Headers(init.headers)
  return answered(await fetch(`${TOKEN_SERVER}/me`, { headers, signal }), (data) => data)
}

async function refresh({ fetch, jar, init }: Ask): Promise<Response> {
  const { signal = null } = init
  const body = JSON.parse(String(init.body))
  const sent: string | undefined = body.refresh_token ?? jar.token
  if (sent === undefined) return refusal(400, 'INVALID_PAYLOAD')
  const request = { method: 'POST', body: JSON.stringify({ refreshToken: sent }), signal }
  const response = await fetch(`${TOKEN_SERVER}/token`, request)
  return answered(response, ({ token, refreshToken, lifetimeMs }) => {
    const data = { access_token: token, expires: lifetimeMs }
    if (body.mode === 'json') return { ...data, refresh_token: refreshToken }
    // A sign-in waits for a renewal, so that its cookie is not lost to the answer of that.
    if (jar.token === sent) jar.token = String(refreshToken)
    return data
  })
}

async function logout({ fetch, jar, init }: Ask): Promise<Response> {
  const { signal = null } = init
  const body = JSON.parse(String(init.body))
  const sent: string | undefined = body.refresh_token ?? jar.token
  if (sent === undefined) return refusal(400, 'INVALID_PAYLOAD')
  const headers = { authorization: `Bearer ${sent}` }
  const response = await fetch(`${TOKEN_SERVER}/revoke`, { method: 'POST', headers, signal })
  if (response.ok && jar.token === sent) jar.token = undefined
  return response
}

/** What is JSON of the token server's, as Directus would say it; all else as it came. */
async function answered(
  response: Response,
  dataOf: (answer: Record<string, unknown>) => unknown,
): Promise<Response> {
  const { status, headers } = response
  if (status === 401) return refusal(401, 'INVALID_CREDENTIALS')
  const text = await response.text()
  try {
    const answer = JSON.parse(text)
    return Response.json({ data: dataOf(answer) }, { status, headers: withJson(headers) })
  } catch {
    return new Response(text, { status, headers })
  }
}

function withJson(headers: Headers): Headers {
  const copy = new Headers(headers)
  copy.set('content-type', 'application/json')
  return copy
}

function refusal(status: number, code: string): Response {
  return Response.json({ errors: [{ message: 'No.', extensions: { code } }] }, { status })
}

import type { Context } from 'hono'
import { originOn } from '../../hosts.ts'
import { PAGE_HEADERS } from '../../login/pageHeaders.ts'
import { loginPage, messagePage } from '../../login/pages.ts'
import type { Person } from '../../seed.ts'
import type { World } from '../../world.ts'
import {
  type AuthorizationError,
  type AuthorizationRequest,
  readAuthorization,
  resourceOf,
  whyDenied,
} from './authorization.ts'
import { issueCode } from './grants.ts'
import { withOutcome } from './redirectUri.ts'

/** `GET /auth/oauth/authorize`: a page to choose a person on, then the way back to the app. */
export function authorizeEndpoint(world: World, c: Context): Response | Promise<Response> {
  const url = new URL(c.req.url)
  const found = readAuthorization(world, url.searchParams)
  switch (found.type) {
    case 'stranded':
      return c.html(messagePage(found.message), 400, PAGE_HEADERS)
    case 'refused':
      return sendBack(url, found, refusal(found.reason))
    case 'asked':
      return ask(world, c, found.request)
  }
}

function ask(
  world: World,
  c: Context,
  request: AuthorizationRequest,
): Response | Promise<Response> {
  const url = new URL(c.req.url)
  const chosen = url.searchParams.get('person')
  if (chosen === null) {
    const destination = `${request.client.name} (${new URL(request.redirectUri).host})`
    return c.html(loginPage({ url, people: world.people, destination }), 200, PAGE_HEADERS)
  }
  const person = world.people.find(({ id }) => id === chosen)
  if (person === undefined)
    return c.html(messagePage('There is no such person.'), 400, PAGE_HEADERS)
  return sendBack(url, request, outcomeFor(world, person, request))
}

function outcomeFor(
  world: World,
  person: Person,
  request: AuthorizationRequest,
): Readonly<Record<string, string>> {
  const denial = whyDenied(person, request)
  if (denial !== null) return refusal(denial)
  const { client, redirectUri, challenge, organization } = request
  const code = issueCode(world, {
    personId: person.id,
    clientId: client.clientId,
    redirectUri,
    challenge,
    resource: organization && resourceOf(organization),
  })
  return { code: code.value }
}

function refusal({ error, description }: AuthorizationError): Readonly<Record<string, string>> {
  return { error, error_description: description }
}

/** Every way back names the issuer, so that an app of several issuers cannot mix them up (RFC 9207). */
function sendBack(
  url: URL,
  { redirectUri, state }: Pick<AuthorizationRequest, 'redirectUri' | 'state'>,
  outcome: Readonly<Record<string, string>>,
): Response {
  const location = withOutcome(redirectUri, {
    ...outcome,
    state,
    iss: originOn('api.localhost', url),
  })
  return new Response(null, { status: 302, headers: { ...PAGE_HEADERS, location } })
}

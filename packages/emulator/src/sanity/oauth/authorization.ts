import type { OAuthClient, Organization, Person } from '../../seed.ts'
import type { World } from '../../world.ts'
import { isChallenge } from './pkce.ts'
import { isRegisteredRedirect } from './redirectUri.ts'
import { repeatedParameter } from './repeatedParameter.ts'

/** What an app asks a person for, checked. */
export interface AuthorizationRequest {
  readonly client: OAuthClient
  readonly redirectUri: string
  /** The app's own, which is handed back as it came. */
  readonly state: string | null
  readonly challenge: string
  /** What the app wants to work in; `null` when it named nothing. */
  readonly organization: Organization | null
}

/** Why the app is sent back with nothing (RFC 6749 §4.1.2.1). */
export interface AuthorizationError {
  readonly error: string
  readonly description: string
}

/** What an address of the authorization endpoint asks for. */
export type Authorization =
  | { readonly type: 'asked'; readonly request: AuthorizationRequest }
  | {
      readonly type: 'refused'
      readonly redirectUri: string
      readonly state: string | null
      readonly reason: AuthorizationError
    }
  /** There is no safe place to return to. */
  | { readonly type: 'stranded'; readonly message: string }

const ORGANIZATION = 'urn:io.sanity:organization:'

/** The RFC 8707 name of an organization. */
export function resourceOf(organization: Organization): string {
  return `${ORGANIZATION}${organization.id}`
}

/** Reads an address. The client and the redirect URI come first: an error must not go to a stranger. */
export function readAuthorization(world: World, parameters: URLSearchParams): Authorization {
  const [clientId, ...moreClients] = parameters.getAll('client_id')
  const client = world.oauth.clients.find((candidate) => candidate.clientId === clientId)
  if (client === undefined || moreClients.length > 0) {
    return { type: 'stranded', message: 'The app is not known here (client_id).' }
  }
  const [redirectUri = '', ...moreUris] = parameters.getAll('redirect_uri')
  if (moreUris.length > 0 || !isRegisteredRedirect(redirectUri, client.redirectUris)) {
    return {
      type: 'stranded',
      message: 'The address to return to is not one of the app (redirect_uri).',
    }
  }
  const state = parameters.get('state')
  const reason = whyRefused(world, parameters)
  if (reason !== null) return { type: 'refused', redirectUri, state, reason }
  const challenge = parameters.get('code_challenge') ?? ''
  const organization = organizationIn(world, parameters) ?? null
  return { type: 'asked', request: { client, redirectUri, state, challenge, organization } }
}

/** Whether a person may sign in to what was asked for; `null` when they may. */
export function whyDenied(
  person: Person,
  request: AuthorizationRequest,
): AuthorizationError | null {
  if (person.signInError !== undefined) return denied(person.signInError)
  const { organization } = request
  if (organization === null || organization.members.some((member) => member.person === person.id)) {
    return null
  }
  return denied(`This account is not a member of ${organization.name}.`)
}

function whyRefused(world: World, parameters: URLSearchParams): AuthorizationError | null {
  const repeated = repeatedParameter(parameters)
  if (repeated !== null) return invalid(`There is more than one ${repeated}`)
  const responseType = parameters.get('response_type')
  if (responseType === null) return invalid('There is no response_type')
  if (responseType !== 'code') {
    return { error: 'unsupported_response_type', description: 'The response_type must be code' }
  }
  if (parameters.get('code_challenge_method') !== 'S256') {
    return invalid('The code_challenge_method must be S256')
  }
  if (!isChallenge(parameters.get('code_challenge'))) {
    return invalid('The code_challenge must be 43 characters of base64url')
  }
  if (organizationIn(world, parameters) === undefined) {
    return { error: 'invalid_target', description: 'The resource is not known' }
  }
  return null
}

/** `null` when none is named, `undefined` when there is none of that name. */
function organizationIn(
  world: World,
  parameters: URLSearchParams,
): Organization | null | undefined {
  const resource = parameters.get('resource')
  if (resource === null) return null
  return world.organizations.find((organization) => resourceOf(organization) === resource)
}

function invalid(description: string): AuthorizationError {
  return { error: 'invalid_request', description }
}

function denied(description: string): AuthorizationError {
  return { error: 'access_denied', description }
}

import {
  type AuthorizationServer,
  allowInsecureRequests,
  type CustomFetchOptions,
  customFetch,
  genericTokenEndpointRequest,
  None,
  revocationRequest,
} from 'oauth4webapi'
import type { StrategyContext } from '../../strategies/strategy.ts'
import { isLoopback } from '../hosts.ts'
import type { OAuthConfig } from './oauthConfig.ts'

/** The platform's authorization server, as one client of it sees it. */
export interface OAuthServer {
  readonly oauth: OAuthConfig
  readonly authorizationEndpoint: string
  /** `POST …/token`. The answer as it comes; rejects where none does. */
  readonly token: (
    grant: TokenGrant & Readonly<Record<string, string>>,
    context: StrategyContext,
  ) => Promise<Response>
  /** `POST …/revoke` (RFC 7009). */
  readonly revoke: (
    token: string,
    context: StrategyContext & { readonly hint: 'access_token' | 'refresh_token' },
  ) => Promise<Response>
}

interface TokenGrant {
  readonly grant_type: 'authorization_code' | 'refresh_token'
}

/** The endpoints are the vendor's, on its API host; nobody has to be asked for them. */
export function createOAuthServer(oauth: OAuthConfig, apiHost: string): OAuthServer {
  const endpoint = (name: string): string => new URL(`/v1/auth/oauth/${name}`, apiHost).href
  const server: AuthorizationServer = {
    issuer: new URL(apiHost).origin,
    token_endpoint: endpoint('token'),
    revocation_endpoint: endpoint('revoke'),
  }
  const client = { client_id: oauth.clientId }
  // A browser keeps no secret: the client is a public one, and PKCE is what it proves itself with.
  const authenticate = None()

  function options({ environment, signal }: StrategyContext) {
    return {
      signal,
      // Only what is on this machine may do without https (S7).
      [allowInsecureRequests]: isLoopback(apiHost),
      [customFetch]: (url: string, init: CustomFetchOptions<'POST', URLSearchParams>) => {
        const { method, headers, body, redirect, signal = null } = init
        const request = { method, headers, body: body.toString(), redirect, signal }
        return environment.fetch(url, { ...request, credentials: 'omit' })
      },
    }
  }

  return {
    oauth,
    authorizationEndpoint: endpoint('authorize'),
    async token({ grant_type, ...members }, context) {
      const parameters = { ...members, ...resourceOf(oauth) }
      const request = [server, client, authenticate, grant_type, parameters] as const
      return genericTokenEndpointRequest(...request, options(context))
    },
    async revoke(token, { hint, ...context }) {
      return revocationRequest(server, client, authenticate, token, {
        ...options(context),
        additionalParameters: { token_type_hint: hint },
      })
    },
  }
}

/** Tokens for one organization only (RFC 8707), where the configuration names one. */
export function resourceOf({ organizationId }: OAuthConfig): Readonly<Record<string, string>> {
  if (organizationId === undefined) return {}
  return { resource: `urn:io.sanity:organization:${organizationId}` }
}

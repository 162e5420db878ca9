import {
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

type Parameters = Readonly<Record<string, string>>

/** What the server said, whole. */
export interface OAuthResponse {
  readonly ok: boolean
  readonly status: number
  readonly headers: Parameters
  readonly text: string
}

/** The platform's authorization server, as one client of it sees it. */
export interface OAuthServer {
  readonly oauth: OAuthConfig
  readonly authorizationEndpoint: string
  /** Sends a form to the token or the revocation endpoint. Rejects where no answer comes. */
  readonly post: (
    endpoint: 'token' | 'revoke',
    form: Parameters,
    context: StrategyContext,
  ) => Promise<OAuthResponse>
}

/** The endpoints are the vendor's, on its API host; nobody has to be asked for them. */
export function createOAuthServer(oauth: OAuthConfig, apiHost: string): OAuthServer {
  const at = (name: string): string => new URL(`/v1/auth/oauth/${name}`, apiHost).href
  const server = {
    issuer: apiHost,
    token_endpoint: at('token'),
    revocation_endpoint: at('revoke'),
  }
  // A browser keeps no secret: the client is a public one, and PKCE is what it proves itself with.
  const parties = [server, { client_id: oauth.clientId }, None()] as const

  return {
    oauth,
    authorizationEndpoint: at('authorize'),
    async post(endpoint, { grant_type = '', token = '', ...form }, { environment, signal }) {
      const options = {
        signal,
        // Only what is on this machine may do without https (S7).
        [allowInsecureRequests]: isLoopback(apiHost),
        [customFetch]: (url: string, init: CustomFetchOptions<'POST', URLSearchParams>) => {
          const body = `${init.body}`
          return environment.fetch(url, { ...init, body, signal, credentials: 'omit' })
        },
      }
      const scoped = { ...form, ...resourceOf(oauth) }
      const response =
        endpoint === 'token'
          ? await genericTokenEndpointRequest(...parties, grant_type, scoped, options)
          : await revocationRequest(...parties, token, options)
      const { ok, status, headers } = response
      return { ok, status, headers: Object.fromEntries(headers), text: await response.text() }
    },
  }
}

/** Tokens for one organization only (RFC 8707), where the configuration names one. */
export function resourceOf({ organizationId }: OAuthConfig): Parameters {
  if (organizationId === undefined) return {}
  return { resource: `urn:io.sanity:organization:${organizationId}` }
}

import type { OAuthClient } from '../../seed.ts'

/** An authorization code on its way through an app's URL. Times in ms since the epoch. */
export interface OAuthCode {
  readonly value: string
  readonly personId: string
  readonly clientId: string
  /** As the app spelled it: it has to spell it so again. */
  readonly redirectUri: string
  /** The PKCE challenge (S256). */
  readonly challenge: string
  /** The RFC 8707 resource; `null` when the app asked for none. */
  readonly resource: string | null
  readonly expiresAt: number
  status:
    | { readonly type: 'fresh' }
    /** Presented, and refused for something else. */
    | { readonly type: 'spent' }
    | { readonly type: 'exchanged'; readonly sessionId: string }
}

/** What a person gave to an app. It ends with its session, and all its tokens with it. */
export interface OAuthGrant {
  readonly sessionId: string
  readonly clientId: string
  readonly resource: string | null
}

export interface OAuthRefreshToken {
  readonly value: string
  readonly grant: OAuthGrant
  readonly expiresAt: number
  /** `rotated` once it was used: whoever presents it then may have stolen it. */
  status: 'live' | 'rotated'
}

/** What the authorization server remembers. Access tokens are among the world's tokens. */
export interface OAuthRecords {
  readonly clients: readonly OAuthClient[]
  readonly codes: Map<string, OAuthCode>
  /** By the id of their session. */
  readonly grants: Map<string, OAuthGrant>
  readonly refreshTokens: Map<string, OAuthRefreshToken>
}

export function createOAuthRecords(clients: readonly OAuthClient[]): OAuthRecords {
  return { clients, codes: new Map(), grants: new Map(), refreshTokens: new Map() }
}

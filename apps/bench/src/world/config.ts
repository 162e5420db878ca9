import type { ClientConfig, SanityClient } from '@sanity/client'

/** A token that the developer has. It is not stamped, so that nobody wants to refresh it. */
export const STATIC_TOKEN = 'sk-bench'

/** An app with a token of its own, as either package takes it. */
export interface StaticConfig {
  readonly projectId: string
  readonly dataset: string
  readonly auth: {
    readonly token: string
    /** Makes the client for the request that asks who the person is. */
    readonly clientFactory?: (config: ClientConfig) => SanityClient
  }
}

/** An app with a token of its own. */
export const STATIC_CONFIG: StaticConfig = {
  projectId: 'abc12345',
  dataset: 'production',
  auth: { token: STATIC_TOKEN },
}

/** An app that a dashboard opened, as either package takes it. */
export interface DashboardConfig {
  readonly projectId: string
  readonly dataset: string
  readonly auth: { readonly initialLocationHref: string }
}

const CONTEXT = encodeURIComponent(JSON.stringify({ mode: 'core-ui--dashboard', orgId: 'org-1' }))

/** An app that a dashboard opened, with a stamped token, which both packages renew every 12 hours. */
export const DASHBOARD_CONFIG: DashboardConfig = {
  projectId: 'abc12345',
  dataset: 'production',
  auth: { initialLocationHref: `https://app.example.com/?_context=${CONTEXT}#token=sk-bench-st1` },
}

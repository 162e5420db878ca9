/** A host under `.localhost` that pages of the suite are served from. Each is a site of its own. */
export type Site =
  | 'dashboard'
  | 'app'
  | 'studio'
  | 'probe'
  | 'standalone'
  | 'oauth'
  | 'strict'
  | 'host'
  | 'vendor'
  | 'twice'
  | 'tasks'
  | 'faraway'
  | 'stored'
  | 'evil'

/** Whose pages run our code alone, and therefore under a strict policy. */
const STRICT_SITES: readonly Site[] = [
  'dashboard',
  'app',
  'studio',
  'probe',
  'standalone',
  'oauth',
  'host',
  'tasks',
  'faraway',
  'stored',
]

const STRICT_POLICY =
  "script-src 'self'; require-trusted-types-for 'script'; object-src 'none'; base-uri 'none'"

/** The policy that the pages of a site are served with; the vendor's own injects a script. */
export function policyOf(site: Site): string | undefined {
  return STRICT_SITES.includes(site) ? STRICT_POLICY : undefined
}

/** Reads a hostname such as `app.localhost`. */
export function siteOf(hostname: string): Site | undefined {
  const sites: readonly Site[] = [...STRICT_SITES, 'strict', 'vendor', 'twice', 'evil']
  return sites.find((site) => hostname === `${site}.localhost`)
}

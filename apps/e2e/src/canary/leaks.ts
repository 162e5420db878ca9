import { fingerprint } from '@gatehouse/emulator'
import { type Site, siteOf } from '../pages/sites.ts'
import { allOf, holds, type Secrets } from './secrets.ts'
import type { Sighting } from './sighting.ts'

/** Sites that run apps: a dashboard's message may bring a token to one. */
const APP_SITES: readonly Site[] = ['app', 'probe', 'strict', 'vendor', 'twice']

/** Sites that may send a token to an app. */
const DASHBOARD_SITES: readonly Site[] = ['dashboard', 'host', 'vendor']

/** Sites whose apps also work on their own: their tabs share a session then. */
const ALONE_SITES: readonly Site[] = ['app', 'probe', 'strict', 'standalone', 'oauth', 'twice']

/** The session as the vendor's SDK keeps it, in what was put into a store or stands in one. */
const VENDORS_COPY = /__sanity_(?:auth_token|oauth_tokens)"?[: ]"?\{[^}]*\}/g

/** A studio's token of one project, as studios leave it for their tools. */
const STUDIOS_TOKEN = /__(?:studio|sanity)_auth_token_\w+"?[: ]"?\{[^}]*\}/g

/** The session of Directus in a storage that the app has brought itself. */
const APPS_OWN = /directus-data"?[: ]"?\{[^}]*\}/g

/** Says of each sighting that holds a secret where it ought not be, in a sentence without the secret. */
export function leaksIn(sightings: readonly Sighting[], secrets: Secrets): readonly string[] {
  const all = allOf(secrets)
  return sightings.flatMap((sighting) =>
    all
      .filter((secret) => holds(sighting.text, secret))
      .filter((secret) => !isAllowed(sighting, secret, secrets))
      .map((secret) => describe(sighting, secret)),
  )
}

function isAllowed(sighting: Sighting, secret: string, secrets: Secrets): boolean {
  const site = siteOfOrigin(sighting.origin)
  // The vendor's pages are there to be compared with, not to be judged.
  if (site === 'vendor') return true
  if (site === 'evil' && secrets.attackers.has(secret)) return true
  switch (sighting.kind) {
    case 'message':
      return mayBeSaid(sighting, secret, secrets)
    case 'database':
      // The one record that tabs share: the dashboard's, or those of an app on its own.
      return site === 'dashboard' || isAlone(site, sighting) || isTasks(site, secret, secrets)
    case 'storage':
      return mayBeStored(site, sighting, secret)
    case 'request':
      // The vendor's build makes requests before it cleans its address; the story looks at ours.
      return site === 'twice'
    case 'performance':
      // The wire contract puts a one-time code into the address that it is exchanged at.
      return secrets.sids.includes(secret)
    default:
      return false
  }
}

function mayBeStored(site: Site | undefined, sighting: Sighting, secret: string): boolean {
  const known = knownIn(site, sighting)
  if (known === undefined) return false
  return !sighting.text.replace(known, '').includes(secret)
}

/** What an app may keep in its storage. */
function knownIn(site: Site | undefined, sighting: Sighting): RegExp | undefined {
  if (site === 'studio') return STUDIOS_TOKEN
  if (site === 'stored') return APPS_OWN
  return isAlone(site, sighting) ? VENDORS_COPY : undefined
}

/** Tabs share what is over soon, and never what renews it. */
function isTasks(site: Site | undefined, secret: string, { accessTokens }: Secrets): boolean {
  return (site === 'tasks' || site === 'faraway') && accessTokens.includes(secret)
}

function isAlone(site: Site | undefined, { framed }: Sighting): boolean {
  return framed === false && site !== undefined && ALONE_SITES.includes(site)
}

function mayBeSaid({ origin, from = '' }: Sighting, secret: string, secrets: Secrets): boolean {
  // Whatever an attacker says, he may say: what comes of it is seen elsewhere.
  if (secrets.attackers.has(secret)) return true
  const to = siteOfOrigin(origin)
  const sender = siteOfOrigin(from)
  if (to === undefined || sender === undefined) return false
  return APP_SITES.includes(to) && DASHBOARD_SITES.includes(sender)
}

function siteOfOrigin(origin: string): Site | undefined {
  return URL.canParse(origin) ? siteOf(new URL(origin).hostname) : undefined
}

function describe({ kind, origin, from, text }: Sighting, secret: string): string {
  const where = text.indexOf(secret)
  const around = text
    .slice(Math.max(0, where - 60), where + secret.length + 40)
    .replaceAll(secret, fingerprint(secret))
  return `${kind} at ${origin}${from === undefined ? '' : ` from ${from}`}: …${around}…`
}

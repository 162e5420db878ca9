import { fingerprint } from '@gatehouse/emulator'
import { type Site, siteOf } from '../pages/sites.ts'
import type { Sighting } from './sighting.ts'

/** What is secret in a story. */
export interface Secrets {
  /** Tokens of all kinds, those that renew others among them. */
  readonly tokens: readonly string[]
  /** What is exchanged for tokens once: session ids, and the codes of OAuth. */
  readonly sids: readonly string[]
  /** Tokens that the attacker of the story has made for himself: his own pages may hold them. */
  readonly attackers: ReadonlySet<string>
}

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

/** Says of each sighting that holds a secret where it ought not be, in a sentence without the secret. */
export function leaksIn(sightings: readonly Sighting[], secrets: Secrets): readonly string[] {
  const all = [...secrets.tokens, ...secrets.sids]
  return sightings.flatMap((sighting) =>
    all
      .filter((secret) => sighting.text.includes(secret))
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
      return site === 'dashboard' || isAlone(site, sighting)
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
  const isStudio = site === 'studio'
  if (!isStudio && !isAlone(site, sighting)) return false
  const known = isStudio ? STUDIOS_TOKEN : VENDORS_COPY
  return !sighting.text.replace(known, '').includes(secret)
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

import * as v from 'valibot'
import { type DirectusSeed, DirectusSeedSchema, danglingInDirectus } from './directus/seed.ts'
import type { Settings } from './settings.ts'

/** Somebody with an account. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  /** What they sign in with, as the vendor names it. */
  readonly provider: string
  /** The colour of their picture. */
  readonly color: string
  /** Present when signing in fails: what the platform says about it. */
  readonly signInError?: string
}

/** A person's place in an organization or a project. */
export interface Member {
  /** The person's id. */
  readonly person: string
  readonly role: string
}

export interface Organization {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly members: readonly Member[]
}

export interface Project {
  readonly id: string
  readonly displayName: string
  readonly organizationId: string
  readonly studioHost: string | null
  readonly color: string
  /** ISO 8601. */
  readonly createdAt: string
  readonly datasets: readonly { readonly name: string; readonly aclMode: 'public' | 'private' }[]
  readonly members: readonly Member[]
}

/** An app that may sign people in by OAuth. All of them are public: none has a secret. */
export interface OAuthClient {
  readonly clientId: string
  /** As the person reads it on the sign-in page. */
  readonly name: string
  /**
   * Where it may be returned to, compared as a text. On a loopback host without a port, any port
   * does (RFC 8252 §7.3). `*.localhost` stands for every subdomain.
   */
  readonly redirectUris: readonly string[]
}

/** A document to begin with. What else a stored one has is filled in. */
export interface SeedDocument {
  readonly _id: string
  readonly _type: string
  readonly [field: string]: unknown
}

/** What a world starts with, complete. */
export interface Seed {
  readonly people: readonly Person[]
  readonly organizations: readonly Organization[]
  readonly projects: readonly Project[]
  /** Documents by project id, then by dataset. */
  readonly documents: Readonly<Record<string, Readonly<Record<string, readonly SeedDocument[]>>>>
  readonly oauthClients: readonly OAuthClient[]
  readonly settings: Partial<Settings>
  readonly directus: DirectusSeed
}

/** A seed that cannot be used; the message names each place that is wrong. */
export class SeedError extends Error {
  override name = 'SeedError' as const
}

const QUIET_COLOR = '#475569'

const MemberSchema = v.object({ person: v.string(), role: v.string() })

const PersonSchema = v.object({
  id: v.string(),
  name: v.string(),
  email: v.string(),
  provider: v.optional(v.string(), 'sanity'),
  color: v.optional(v.string(), QUIET_COLOR),
  signInError: v.exactOptional(v.string()),
})

const OrganizationSchema = v.object({
  id: v.string(),
  name: v.string(),
  slug: v.string(),
  members: v.array(MemberSchema),
})

const DatasetSchema = v.object({
  name: v.string(),
  aclMode: v.optional(v.picklist(['public', 'private']), 'private'),
})

const ProjectSchema = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9-]*$/, 'a project id is lower-case letters, digits and dashes'),
  ),
  displayName: v.string(),
  organizationId: v.string(),
  studioHost: v.optional(v.nullable(v.string()), null),
  color: v.optional(v.string(), QUIET_COLOR),
  createdAt: v.optional(v.string(), '2024-01-01T00:00:00Z'),
  datasets: v.array(DatasetSchema),
  members: v.array(MemberSchema),
})

const DocumentSchema = v.looseObject({ _id: v.string(), _type: v.string() })

const OAuthClientSchema = v.object({
  clientId: v.string(),
  name: v.string(),
  redirectUris: v.array(
    v.pipe(
      v.string(),
      v.regex(/^https?:\/\/[^/#]+\/[^#]*$/, 'a redirect URI is http(s)://host/path, with no hash'),
    ),
  ),
})

const SettingsSchema = v.strictObject({
  corsOrigins: v.exactOptional(v.array(v.string())),
  stampedTokenMs: v.exactOptional(v.number()),
  plainTokenMs: v.exactOptional(v.number()),
  projectTokenMs: v.exactOptional(v.number()),
  oauthAccessTokenMs: v.exactOptional(v.number()),
  oauthRefreshTokenMs: v.exactOptional(v.number()),
  oauthCodeMs: v.exactOptional(v.number()),
  sidMs: v.exactOptional(v.number()),
  revokeOnReuse: v.exactOptional(v.boolean()),
})

const SeedSchema = v.strictObject({
  people: v.array(PersonSchema),
  organizations: v.array(OrganizationSchema),
  projects: v.array(ProjectSchema),
  documents: v.optional(v.record(v.string(), v.record(v.string(), v.array(DocumentSchema))), {}),
  oauthClients: v.optional(v.array(OAuthClientSchema), []),
  settings: v.optional(SettingsSchema, {}),
  directus: v.optional(DirectusSeedSchema, {}),
})

/**
 * Checks a seed, as read from a file, and fills in what it leaves out.
 * @throws {SeedError} when the shape is wrong or something refers to what is not there
 */
export function parseSeed(input: unknown): Seed {
  const parsed = v.safeParse(SeedSchema, input)
  if (!parsed.success) throw new SeedError(parsed.issues.map(describeIssue).join('\n'))
  const problems = danglingReferences(parsed.output)
  if (problems.length > 0) throw new SeedError(problems.join('\n'))
  return parsed.output
}

function describeIssue(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'the seed'}: ${issue.message}`
}

function danglingReferences(seed: Seed): string[] {
  const { people, organizations, projects, documents, directus } = seed
  const persons = new Set(people.map(({ id }) => id))
  const owners = new Set(organizations.map(({ id }) => id))
  const datasets = new Set(
    projects.flatMap((project) => project.datasets.map(({ name }) => `${project.id}.${name}`)),
  )
  const strangers = [...organizations, ...projects].flatMap(({ id, members }) =>
    members
      .filter(({ person }) => !persons.has(person))
      .map(({ person }) => `${id}: its member "${person}" is not among the people`),
  )
  const orphans = projects
    .filter(({ organizationId }) => !owners.has(organizationId))
    .map(({ id, organizationId }) => `${id}: there is no organization "${organizationId}"`)
  const homeless = Object.entries(documents).flatMap(([projectId, byDataset]) =>
    Object.keys(byDataset)
      .filter((dataset) => !datasets.has(`${projectId}.${dataset}`))
      .map((dataset) => `documents: there is no dataset "${dataset}" in a project "${projectId}"`),
  )
  return [...strangers, ...orphans, ...homeless, ...danglingInDirectus(directus)]
}

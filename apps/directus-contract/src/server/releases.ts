/** A version of Directus, and what it takes to install it from the npm registry. */
export interface Release {
  readonly version: string
  /** Versions that npm has to take instead of the ones that the packages name. */
  readonly overrides: Readonly<Record<string, string>>
}

/** Releases before 22 start neither version of Directus. */
export const NODE_VERSION = '22.23.3'

/** Compiles the native addons. Pinned: a server's own copy may be too old for today's Python. */
export const NODE_GYP_VERSION = '12.4.0'

/** The release that the wire facts were measured on. */
export const DIRECTUS_12: Release = {
  version: '12.4.1',
  // 18.0.1, which it asks for, is not in the registry.
  overrides: { '@directus/app': '18.0.0' },
}

/** The last one that offers single sign-on without a licence key. */
export const DIRECTUS_11: Release = {
  version: '11.17.4',
  // The version that 12 takes, so that it is compiled once for both.
  overrides: { sqlite3: '6.0.1' },
}

import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { foldersOf, suiteFolder } from './builtPages.ts'
import { inline } from './inline.ts'

/** What such an app is built against; each build is a path of its host. */
export const BUILDS: readonly ['theirs', 'ours'] = ['theirs', 'ours']

/** One of these builds. */
export type Build = (typeof BUILDS)[number]

/** An app that is written for a vendor's package. */
export interface VendorsApp {
  /** Its folder, and its host. */
  readonly site: 'twice' | 'stored'
  /** The move from the vendor's package: another import, and nothing else. */
  readonly moved: Readonly<Record<string, string>>
}

/** The one for the vendor's React hooks. */
export const TWICE: VendorsApp = {
  site: 'twice',
  moved: {
    '@sanity/sdk-react': 'gatehouse/sanity/react',
    '@sanity/sdk': 'gatehouse/sanity',
  },
}

/** The one that keeps the session of a Directus itself. */
export const STORED: VendorsApp = {
  site: 'stored',
  moved: { '@directus/sdk': 'gatehouse/directus' },
}

/** Builds one app from the same files against the vendor's package, and against ours. */
export async function buildTwice({ site, moved }: VendorsApp): Promise<void> {
  const app = { site, moved: {} }
  await Promise.all([buildOne('theirs', app), buildOne('ours', { site, moved })])
}

async function buildOne(path: Build, { site, moved }: VendorsApp): Promise<void> {
  const [outDir = ''] = foldersOf(site)
  const config: InlineConfig = {
    root: `${suiteFolder}pages/${site}`,
    configFile: false,
    base: `/${path}/`,
    plugins: [react()],
    resolve: {
      alias: Object.entries(moved).map(([from, replacement]) => ({
        find: new RegExp(`^${from}$`),
        replacement,
      })),
    },
    build: { outDir: `${outDir}/${path}` },
  }
  await build(inline(config))
}

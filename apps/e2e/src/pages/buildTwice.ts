import react from '@vitejs/plugin-react'
import { build, type InlineConfig } from 'vite'
import { foldersOf, suiteFolder } from './builtPages.ts'
import { inline } from './inline.ts'

/** What the one app is built against; each build is a path of its host. */
export const TWICE: readonly ['theirs', 'ours'] = ['theirs', 'ours']

/** The move from the vendor's package: another import, and nothing else. */
const MOVED: Readonly<Record<string, string>> = {
  '@sanity/sdk-react': 'gatehouse/sanity/react',
  '@sanity/sdk': 'gatehouse/sanity',
}

/** Builds one app from the same files against the vendor's package, and against ours. */
export async function buildTwice(): Promise<void> {
  await Promise.all([buildOne('theirs', {}), buildOne('ours', MOVED)])
}

async function buildOne(
  path: (typeof TWICE)[number],
  alias: Readonly<Record<string, string>>,
): Promise<void> {
  const [outDir = ''] = foldersOf('twice')
  const config: InlineConfig = {
    root: `${suiteFolder}pages/twice`,
    configFile: false,
    base: `/${path}/`,
    plugins: [react()],
    resolve: {
      alias: Object.entries(alias).map(([from, replacement]) => ({
        find: new RegExp(`^${from}$`),
        replacement,
      })),
    },
    build: { outDir: `${outDir}/${path}` },
  }
  await build(inline(config))
}

import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { buildTwice, STORED, TWICE } from './buildTwice.ts'
import { builtDevelopmentPages, builtPages, foldersOf, suiteFolder } from './builtPages.ts'
import { DIRECTUS_PLACE } from './directusPlace.ts'
import { inline } from './inline.ts'
import type { Site } from './sites.ts'

const require = createRequire(import.meta.url)

/** Sites of the suite's own, besides the one that wants another build of React. */
const OWN_SITES = ['probe', 'standalone', 'oauth', 'host', 'vendor', 'evil']

/** Builds every page once, from the packages' sources, as they would be shipped. */
export async function buildPages(): Promise<void> {
  // The test runner's own NODE_ENV would make React's development build of each.
  const before = process.env.NODE_ENV
  process.env.NODE_ENV = 'production'
  await Promise.all([
    buildApp(require.resolve('@gatehouse/dashboard/package.json'), 'dashboard'),
    buildApp(require.resolve('@gatehouse/embedded-app/package.json'), 'app'),
    buildApp(require.resolve('@gatehouse/studio/package.json'), 'studio'),
    buildApp(require.resolve('@gatehouse/directus-app/package.json'), 'tasks'),
    buildOwn(OWN_SITES.flatMap(pagesOf), builtPages),
    buildTwice(TWICE),
    buildTwice(STORED),
  ])
  // StrictMode runs effects twice in React's development build only.
  process.env.NODE_ENV = 'development'
  await buildOwn(pagesOf('strict'), builtDevelopmentPages)
  if (before === undefined) delete process.env.NODE_ENV
  else process.env.NODE_ENV = before
}

/** The pages of each site of the suite's own. */
const PAGES: Readonly<Record<string, readonly string[]>> = {
  probe: ['index', 'noConfig', 'unknownMode'],
  standalone: ['index'],
  oauth: ['index'],
  host: ['index', 'dashboardFrame', 'vendorChannel'],
  vendor: ['index', 'vendorNode'],
  evil: ['index'],
  strict: ['index', 'standalone'],
}

function pagesOf(site: string): readonly string[] {
  return (PAGES[site] ?? []).map((page) => `${suiteFolder}pages/${site}/${page}.html`)
}

async function buildApp(manifest: string, site: Site): Promise<void> {
  const root = dirname(manifest)
  const [outDir = ''] = foldersOf(site)
  const define = { 'import.meta.env.VITE_DIRECTUS_URL': JSON.stringify(DIRECTUS_PLACE) }
  await build(inline({ root, configFile: `${root}/vite.config.ts`, define, build: { outDir } }))
}

async function buildOwn(input: readonly string[], outDir: string): Promise<void> {
  await build(
    inline({
      root: `${suiteFolder}pages`,
      configFile: false,
      plugins: [react()],
      build: { outDir, rollupOptions: { input: [...input] } },
    }),
  )
}

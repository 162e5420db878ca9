import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

/** Everything built: the script that a fresh process starts with, and the cases by their names. */
export interface Built {
  readonly child: string
  /** The file URL of a case's bundle. */
  readonly bundleOf: (file: string) => string
}

const SOURCE = join(import.meta.dirname, '..')
const OUT = join(SOURCE, '../dist')

/**
 * Bundles each case as an app would be: for a browser, and for production. So no side pays for
 * TypeScript, for many small files, or for what only development needs.
 */
export async function buildCases(files: readonly string[]): Promise<Built> {
  const child = join(OUT, 'child.js')
  await build({
    entryPoints: [join(SOURCE, 'measure/child.ts')],
    outfile: child,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  })
  await build({
    entryPoints: files.map((file) => join(SOURCE, 'cases', `${file}.ts`)),
    outbase: join(SOURCE, 'cases'),
    outdir: join(OUT, 'cases'),
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@gatehouse/source', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    external: ['node:*'],
    logLevel: 'error',
  })
  return {
    child,
    bundleOf: (file) => pathToFileURL(join(OUT, 'cases', `${file}.js`)).href,
  }
}

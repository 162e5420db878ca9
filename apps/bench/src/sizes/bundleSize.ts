import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

/** What an app imports. */
export interface Imported {
  readonly from: string
  readonly names: readonly string[]
}

/** What the app has anyway: React, and the vendor's client. */
const PEERS = ['react', 'react-dom', '@sanity/client']

/** What the vendor's client brings with it. */
const BROUGHT = ['rxjs']

/**
 * What `imported` adds to an app, minified and gzipped as one file, in kB of 1,000 bytes.
 *
 * @param rxjs - whether rxjs is counted too, though the client brings it anyway
 */
export async function bundleSize(
  { from, names }: Imported,
  rxjs: 'counted' | 'brought',
): Promise<number> {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { ${names.join(', ')} } from '${from}'`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: import.meta.dirname,
    conditions: ['@gatehouse/source', 'production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    external: [...PEERS, ...(rxjs === 'brought' ? BROUGHT : [])],
  })
  const bytes = outputFiles.reduce(
    (sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length,
    0,
  )
  return bytes / 1_000
}

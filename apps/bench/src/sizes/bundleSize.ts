import { gzipSync } from 'node:zlib'
import { bundleApp } from '../../../../tools/bundleApp.ts'

/** What an app imports. */
export interface Imported {
  readonly from: string
  readonly names: readonly string[]
  /** The part that is loaded on demand, where that is measured, and not what comes first. */
  readonly part?: string
}

/** What the app has anyway: React, and the vendor's client. */
const PEERS = ['react', 'react-dom', '@sanity/client']

/** What the vendor's client brings with it. */
const BROUGHT = ['rxjs']

/**
 * What `imported` adds to an app before anything shows, or later for a `part` of it: minified, and
 * gzipped as one file, in kB of 1,000 bytes.
 *
 * @param rxjs - whether rxjs is counted too, though the client brings it anyway
 */
export async function bundleSize(
  { from, names, part }: Imported,
  rxjs: 'counted' | 'brought',
): Promise<number> {
  const { initial, onDemand } = await bundleApp({
    source: `export { ${names.join(', ')} } from '${from}'`,
    root: import.meta.dirname,
    external: [...PEERS, ...(rxjs === 'brought' ? BROUGHT : [])],
    conditions: ['@gatehouse/source', 'browser', 'production', 'module', 'import', 'default'],
  })
  const text = part === undefined ? initial : onDemand.get(part)
  if (text === undefined) throw new Error(`${from} loads nothing by the name of ${part} on demand.`)
  return gzipSync(text, { level: 9 }).length / 1_000
}

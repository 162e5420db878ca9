import { fileURLToPath } from 'node:url'
import type { Site } from './sites.ts'

/** The folder of this app. */
export const suiteFolder: string = fileURLToPath(new URL('../../', import.meta.url))

/** Where everything that is built goes. */
const dist = `${suiteFolder}dist`

/** What the pages of the suite's own sites share: one build, with chunks in common. */
export const builtAssets: string = `${dist}/pages`

/** The folder that a site is served from. */
export function builtSite(site: Site): string {
  if (site === 'dashboard' || site === 'app') return `${dist}/${site}`
  return site === 'strict' ? `${dist}/development/strict` : `${builtAssets}/${site}`
}

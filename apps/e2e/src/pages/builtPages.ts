import { fileURLToPath } from 'node:url'
import type { Site } from './sites.ts'

/** The folder of this app. */
export const suiteFolder: string = fileURLToPath(new URL('../../', import.meta.url))

/** Where everything that is built goes. */
const dist = `${suiteFolder}dist`

/** The suite's own pages, with chunks in common. */
export const builtPages: string = `${dist}/pages`

/** Those that need React's development build. */
export const builtDevelopmentPages: string = `${dist}/development`

/** Sites that share nothing with others. */
const WHOLE_APPS: readonly Site[] = ['dashboard', 'app', 'studio', 'twice', 'tasks', 'stored']

/** The folders that a site is served from: its pages, then what they share with other sites'. */
export function foldersOf(site: Site): readonly string[] {
  // The same app, on another site than its server.
  if (site === 'faraway') return foldersOf('tasks')
  if (WHOLE_APPS.includes(site)) return [`${dist}/${site}`]
  const folder = site === 'strict' ? builtDevelopmentPages : builtPages
  return [`${folder}/${site}`, folder]
}

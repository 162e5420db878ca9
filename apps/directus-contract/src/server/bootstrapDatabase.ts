import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gone } from './gone.ts'
import type { Installation } from './installDirectus.ts'
import { type Progress, seconds } from './progress.ts'
import { runDirectus } from './runDirectus.ts'
import { withLock } from './withLock.ts'

/** The database of an empty server with its administrator, made once for each version. */
export async function bootstrapDatabase(
  installation: Installation,
  report: Progress,
): Promise<string> {
  const database = join(installation.folder, 'bootstrapped.db')
  await withLock(`${database}.lock`, report, async () => {
    if (existsSync(database)) return
    const start = performance.now()
    const folder = join(installation.folder, 'bootstrap')
    await rm(folder, { recursive: true, force: true })
    const { child, log } = await runDirectus({ installation, command: 'bootstrap', folder })
    await gone(child)
    if (child.exitCode !== 0) {
      throw new Error(`The database could not be made. Directus printed:\n${await log()}`)
    }
    await rename(join(folder, 'data.db'), database)
    await rm(folder, { recursive: true, force: true })
    report(`${installation.release.version} made its database: ${seconds(start)}`)
  })
  return database
}

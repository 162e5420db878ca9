import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { adminApi } from './adminApi.ts'
import { bootstrapDatabase } from './bootstrapDatabase.ts'
import type { Installation } from './installDirectus.ts'
import { type Progress, seconds } from './progress.ts'
import { seedServer } from './seedServer.ts'
import type { ServerSeed } from './serverSeed.ts'
import { startDirectus } from './startDirectus.ts'
import { withLock } from './withLock.ts'

/** Counts up when a seed is put into a server differently. */
const RECIPE = 2

/** The database of a server with everything of a seed in it, made once for each seed and version. */
export async function seedDatabase(
  installation: Installation,
  seed: ServerSeed,
  report: Progress,
): Promise<string> {
  const empty = await bootstrapDatabase(installation, report)
  const database = join(installation.folder, `seeded-${fingerprint(seed)}.db`)
  await withLock(`${database}.lock`, report, async () => {
    if (existsSync(database)) return
    const start = performance.now()
    const running = await startDirectus({ installation, database: empty })
    try {
      await seedServer(adminApi(running.url), seed)
      await cp(join(running.folder, 'data.db'), `${database}.new`)
    } catch (cause) {
      const log = await running.log()
      throw new Error(`The seed could not be put in. Directus printed:\n${log}`, { cause })
    } finally {
      await running.stop()
    }
    await rename(`${database}.new`, database)
    report(`${installation.release.version} took in the seed: ${seconds(start)}`)
  })
  return database
}

function fingerprint(seed: ServerSeed): string {
  const text = JSON.stringify([RECIPE, seed])
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

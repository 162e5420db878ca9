import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gone } from './server/gone.ts'
import { installDirectus } from './server/installDirectus.ts'
import { isSkipped } from './server/isSkipped.ts'
import { printProgress } from './server/progress.ts'
import { DIRECTUS_11, DIRECTUS_12 } from './server/releases.ts'
import { seedDatabase } from './server/seedDatabase.ts'
import { suiteSeed } from './suite/suiteSeed.ts'

if (!isSkipped()) {
  for (const release of [DIRECTUS_12, DIRECTUS_11]) {
    const installation = await installDirectus(release, printProgress)
    await seedDatabase(installation, suiteSeed, printProgress)
  }
  process.exitCode = await runSuite()
}

/** Runs the suite, or the files that are named on the command line, against the real server. */
async function runSuite(): Promise<number> {
  const vitest = createRequire(import.meta.url).resolve('vitest/package.json')
  const child = spawn(
    process.execPath,
    [join(dirname(vitest), 'vitest.mjs'), 'run', ...process.argv.slice(2)],
    { stdio: 'inherit', env: { ...process.env, GATEHOUSE_CONTRACT_SERVER: 'real' } },
  )
  // Servers end with the workers that started them.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  await gone(child)
  return child.exitCode ?? 1
}

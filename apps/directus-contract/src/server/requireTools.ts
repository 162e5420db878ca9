import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What compiling the native addons takes, and what each is asked to show that it is there. */
const TOOLS = ['python3', 'make', 'g++', 'npm'] as const

/**
 * Sees to it that the tools which an installation needs are there.
 *
 * Throws a sentence that names the missing ones and what to do.
 */
export async function requireTools(): Promise<void> {
  const found = await Promise.all(TOOLS.map(isThere))
  const missing = TOOLS.filter((_, index) => !found[index])
  if (missing.length === 0) return
  throw new Error(
    `A real Directus is compiled in part, and ${missing.join(', ')} cannot be run here. Install ` +
      'what is missing (on Debian: apt-get install python3 make g++), or set ' +
      'GATEHOUSE_SKIP_DIRECTUS=1 to go without the tests against the real server.',
  )
}

async function isThere(tool: string): Promise<boolean> {
  try {
    await run(tool, ['--version'])
    return true
  } catch {
    return false
  }
}

import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Progress } from './progress.ts'

const POLL_MS = 500

/**
 * Runs `task` while no other process of this computer runs one under the same lock.
 *
 * The lock is a file with the number of its owner's process; one whose owner is gone counts for
 * nothing. Two that find it so at the same moment may both go on: what they guard has to bear that.
 */
export async function withLock<T>(
  file: string,
  report: Progress,
  task: () => Promise<T>,
): Promise<T> {
  await mkdir(dirname(file), { recursive: true })
  await taken(file, report)
  try {
    return await task()
  } finally {
    await rm(file, { force: true })
  }
}

async function taken(file: string, report: Progress): Promise<void> {
  let isWaiting = false
  while (!(await isTaken(file))) {
    const owner = await ownerOf(file)
    if (owner === undefined || !isAlive(owner)) {
      await rm(file, { force: true })
      continue
    }
    if (!isWaiting) report(`waits for process ${owner}, which does the same`)
    isWaiting = true
    await delay(POLL_MS)
  }
}

/** Linked into place, so that nobody ever sees a lock that does not name its owner yet. */
async function isTaken(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`
  await writeFile(own, String(process.pid))
  try {
    await link(own, file)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(own, { force: true })
  }
}

/** `undefined` when the lock was given back meanwhile, or holds no number. */
async function ownerOf(file: string): Promise<number | undefined> {
  try {
    const id = Number(await readFile(file, 'utf8'))
    return Number.isInteger(id) && id > 0 ? id : undefined
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Signal 0 asks without doing anything. */
function isAlive(id: number): boolean {
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    return hasCode(error, 'EPERM')
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

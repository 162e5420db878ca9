import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const MARKER = 'installed'

/** Whether a folder was filled to the end. */
export function isInstalled(folder: string): boolean {
  return existsSync(join(folder, MARKER))
}

/**
 * Fills a folder once and whole: `fill` works in a folder beside it, which takes its place when
 * everything went well. What an interrupted run left is thrown away.
 */
export async function installAside(
  folder: string,
  fill: (aside: string) => Promise<void>,
): Promise<void> {
  if (isInstalled(folder)) return
  const aside = `${folder}.new`
  await rm(aside, { recursive: true, force: true })
  await mkdir(dirname(folder), { recursive: true })
  await fill(aside)
  await writeFile(join(aside, MARKER), new Date().toISOString())
  await rm(folder, { recursive: true, force: true })
  await rename(aside, folder)
}

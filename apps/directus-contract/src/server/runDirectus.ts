import { type ChildProcess, spawn } from 'node:child_process'
import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { directusEnv } from './directusEnv.ts'
import type { Installation } from './installDirectus.ts'

const EXIT_WITH_PARENT = fileURLToPath(new URL('./exitWithParent.ts', import.meta.url))

/** A command of the server's own, and the folder that it keeps everything in. */
export interface DirectusRun {
  readonly installation: Installation
  readonly command: 'bootstrap' | 'start'
  readonly folder: string
  /** On top of what every server is started with. */
  readonly env?: Readonly<Record<string, string>>
}

export interface DirectusProcess {
  readonly child: ChildProcess
  /** Everything that it printed so far. */
  log(): Promise<string>
}

/** Starts a command of the server. It ends with this process, if not before. */
export async function runDirectus(run: DirectusRun): Promise<DirectusProcess> {
  const { installation, command, folder, env } = run
  await mkdir(join(folder, 'uploads'), { recursive: true })
  await mkdir(join(folder, 'extensions'), { recursive: true })
  // The server looks there for its extensions.
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  const log = join(folder, `${command}.log`)
  const file = await open(log, 'w')
  const child = spawn(
    installation.node,
    ['--no-node-snapshot', '--import', EXIT_WITH_PARENT, installation.cli, command],
    {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, ...directusEnv(folder), ...env },
      stdio: ['pipe', file.fd, file.fd],
    },
  )
  await file.close()
  return { child, log: () => readFile(log, 'utf8') }
}

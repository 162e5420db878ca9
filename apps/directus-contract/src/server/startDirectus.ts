import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { freePort } from './freePort.ts'
import { gone } from './gone.ts'
import type { Installation } from './installDirectus.ts'
import { type DirectusProcess, runDirectus } from './runDirectus.ts'

const START_MS = 180_000
const STOP_MS = 5_000
const POLL_MS = 100

export interface StartDirectusOptions {
  readonly installation: Installation
  /** The database that it begins with; it works on a copy. */
  readonly database: string
  /** The vendor's own environment variables. */
  readonly env?: Readonly<Record<string, string>>
  /** @defaultValue a free one */
  readonly port?: number
}

/** A real server on this computer. */
export interface RunningDirectus {
  /** `http://localhost:<port>` */
  readonly url: string
  /** Where it keeps its database; gone when it has stopped. */
  readonly folder: string
  /** Everything that it printed so far. */
  log(): Promise<string>
  stop(): Promise<void>
}

/** Starts a server on a free port, in about four seconds. Rejects with its log when it dies. */
export async function startDirectus(options: StartDirectusOptions): Promise<RunningDirectus> {
  const { installation, database, env, port = await freePort() } = options
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-directus-'))
  await cp(database, join(folder, 'data.db'))
  const url = `http://localhost:${port}`
  const running = await runDirectus({
    installation,
    command: 'start',
    folder,
    env: { PORT: String(port), PUBLIC_URL: url, GATEHOUSE_TEMPORARY_FOLDER: folder, ...env },
  })
  const stop = async (): Promise<void> => {
    await stopped(running)
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await answering(url, running)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, folder, log: running.log, stop }
}

async function answering(url: string, { child, log }: DirectusProcess): Promise<void> {
  const deadline = performance.now() + START_MS
  while (!(await isAnswering(url))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`Directus ended before it answered. It printed:\n${await log()}`)
    }
    if (performance.now() > deadline) {
      throw new Error(`Directus does not answer at ${url}. It printed:\n${await log()}`)
    }
    await delay(POLL_MS)
  }
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/server/ping`)).ok
  } catch {
    return false
  }
}

async function stopped({ child }: DirectusProcess): Promise<void> {
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
  await gone(child)
  clearTimeout(patience)
}

import { fork } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Figures } from './figures.ts'

/** Where a case runs: in plain Node, or in a page in a dashboard's frame (happy-dom). */
export type World = 'node' | 'page'

/** A case, built and ready to run. */
export interface BuiltCase {
  /** The script that a fresh process starts with. */
  readonly child: string
  /** The case's bundle, as a file URL. */
  readonly bundle: string
  readonly world: World
}

/** Longest a case may take, in milliseconds. */
const TIMEOUT_MS = 60_000

/**
 * Runs a case once, in a process of its own.
 * @throws Error with what the process wrote, when it ends without figures
 */
export async function runFresh({ child, bundle, world }: BuiltCase): Promise<Figures> {
  const process_ = fork(child, [bundle, world], {
    execArgv: ['--expose-gc', '--no-warnings'],
    env: { ...process.env, NODE_ENV: 'production', NODE_OPTIONS: '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    timeout: TIMEOUT_MS,
  })
  let figures: Figures | undefined
  process_.on('message', (message) => {
    figures = message as Figures
  })
  const over = new Promise((resolve) => process_.on('close', resolve))
  const complaint = process_.stderr ? await text(process_.stderr) : ''
  await over
  if (figures) return figures
  throw new Error(`${bundle} came to nothing.\n${complaint}`)
}

import { fork } from 'node:child_process'
import { text } from 'node:stream/consumers'
import type { Figures } from './figures.ts'

/** Where a case runs: in plain Node, or in a page in a dashboard's frame (happy-dom). */
export type World = 'node' | 'page'

/** What a case finds out. A count needs no speed, and its heap no code that an optimizer keeps. */
export type Kind = 'time' | 'count'

/** A case, built and ready to run. */
export interface BuiltCase {
  /** The script that a fresh process starts with. */
  readonly child: string
  /** The case's bundle, as a file URL. */
  readonly bundle: string
  readonly world: World
  readonly kind: Kind
}

/** Each case's process can collect its garbage, and keeps to itself what engines warn of. */
const FLAGS = ['--expose-gc', '--no-warnings']
const COUNT_FLAGS = [...FLAGS, '--no-opt', '--no-sparkplug']

/** Longest a case may take, in milliseconds. */
const TIMEOUT_MS = 120_000

/**
 * Runs a case once, in a process of its own.
 * @throws Error with what the process wrote, when it ends without figures
 */
export async function runFresh({ child, bundle, world, kind }: BuiltCase): Promise<Figures> {
  const process_ = fork(child, [bundle, world], {
    execArgv: kind === 'count' ? COUNT_FLAGS : FLAGS,
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

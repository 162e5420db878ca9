import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, open, readFile } from 'node:fs/promises'
import { constants, setPriority } from 'node:os'
import { dirname } from 'node:path'
import { type Progress, seconds } from './progress.ts'

const LAST_LINES = 10

/** A command that takes a while. */
export interface Step {
  /** What it does: `Node 22 is installed`. */
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly cwd: string
  /** The file that everything it prints goes to. */
  readonly log: string
  /** @defaultValue that of this process */
  readonly env?: NodeJS.ProcessEnv
}

/** Runs a command to its end. Rejects with a sentence that names the log when it fails. */
export async function runStep(step: Step, report: Progress): Promise<void> {
  const { title, command, args, cwd, log, env = process.env } = step
  report(`${title} …`)
  const start = performance.now()
  await mkdir(dirname(log), { recursive: true })
  const file = await open(log, 'w')
  try {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', file.fd, file.fd],
    })
    // A compiler takes what the tests beside it leave.
    if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    const [code, signal] = await once(child, 'exit')
    if (code !== 0) throw new Error(`It ended with ${code ?? signal}.`)
  } catch (cause) {
    const last = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-LAST_LINES).join('\n')
    throw new Error(
      `This step failed: ${title}. Everything that it printed is in ${log}, and ends so:\n${last}`,
      { cause },
    )
  } finally {
    await file.close()
  }
  report(`${title}: ${seconds(start)}`)
}

import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type RunningEmulator, startEmulator } from './node/startEmulator.ts'
import { SeedError } from './seed.ts'

const USAGE = `Usage: gatehouse [options]

Runs a content platform on this computer: sign-in, API hosts, data and faults on demand.

Options:
  --port <number>            the port to listen on (default 4700, 0 takes any free one)
  --directus-port <number>   the port of Directus (default 4710, 0 takes any free one)
  --seed <file>              a JSON file with people, projects, documents and a Directus
  -h, --help                 show this
`

/** Where the command writes to. */
export interface CliOutput {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
}

const CONSOLE: CliOutput = {
  out: (text) => process.stdout.write(`${text}\n`),
  error: (text) => process.stderr.write(`${text}\n`),
}

/** A mistake of the person who runs the command; its message is all there is to show. */
class UsageError extends Error {
  override name = 'UsageError' as const
}

/** Runs the `gatehouse` command until it is interrupted. @returns the exit code */
export async function main(args: readonly string[], output: CliOutput = CONSOLE): Promise<number> {
  try {
    const command = readCommand(args)
    if (command.type === 'help') {
      output.out(USAGE)
      return 0
    }
    const running = await start(command)
    output.out(describe(running))
    await interrupted()
    await running.close()
    return 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    output.error(`gatehouse: ${error.message}`)
    return 1
  }
}

type Command =
  | { readonly type: 'help' }
  | {
      readonly type: 'start'
      readonly port: number
      readonly directusPort: number | undefined
      readonly seedFile: string | undefined
    }

function readCommand(args: readonly string[]): Command {
  const values = readOptions(args)
  if (values.help === true) return { type: 'help' }
  return {
    type: 'start',
    port: readPort('--port', values.port) ?? 4700,
    directusPort: readPort('--directus-port', values['directus-port']),
    seedFile: values.seed,
  }
}

function readPort(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  const port = Number(value)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new UsageError(`${option} must be a number from 0 to 65535, and not "${value}"`)
}

function readOptions(args: readonly string[]): {
  readonly port?: string
  readonly 'directus-port'?: string
  readonly seed?: string
  readonly help?: boolean
} {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        'directus-port': { type: 'string' },
        seed: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (error) {
    throw new UsageError(`${messageOf(error)}\n\n${USAGE}`)
  }
}

async function start(command: Command & { type: 'start' }): Promise<RunningEmulator> {
  const { port, directusPort, seedFile } = command
  const seed = seedFile === undefined ? undefined : await readSeed(seedFile)
  try {
    return await startEmulator({
      port,
      ...(directusPort === undefined ? {} : { directusPort }),
      ...(seed === undefined ? {} : { seed }),
    })
  } catch (error) {
    if (error instanceof SeedError) {
      throw new UsageError(`${seedFile} is not a seed:\n${error.message}`)
    }
    if (codeOf(error) === 'EADDRINUSE') {
      const taken = portOf(error) ?? port
      const option = taken === port ? '--port' : '--directus-port'
      throw new UsageError(`port ${taken} is in use; choose another one with ${option}`)
    }
    throw new UsageError(`cannot listen on port ${port}: ${messageOf(error)}`)
  }
}

async function readSeed(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    throw new UsageError(`cannot read the seed ${file}: ${messageOf(error)}`)
  }
}

function describe(emulator: RunningEmulator): string {
  const { apiHost, loginUrl, directusUrl, url, port, world } = emulator
  const projects = world.projects.map(
    ({ id, displayName }) => `            http://${id}.api.localhost:${port}  ${displayName}`,
  )
  return [
    'The platform is running. Press Ctrl+C to stop it.',
    '',
    `  API       ${apiHost}`,
    ...projects,
    `  Sign-in   ${loginUrl}`,
    `  Directus  ${directusUrl}`,
    `  Control   ${url}/__emulator/state`,
  ].join('\n')
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined
}

function portOf(error: unknown): number | undefined {
  const port: unknown = error instanceof Error ? Reflect.get(error, 'port') : undefined
  return typeof port === 'number' ? port : undefined
}

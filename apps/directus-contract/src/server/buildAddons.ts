import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { NodeTools } from './installNode.ts'
import type { Progress } from './progress.ts'
import { NODE_VERSION } from './releases.ts'
import { runStep } from './runStep.ts'

/** A native addon that is not in the registry compiled. */
interface Addon {
  readonly name: string
  /** What comes out, in the package's folder. */
  readonly output: string
}

/** Those that a server loads when it starts. Others (argon2, sharp) come compiled. */
const ADDONS: readonly Addon[] = [
  { name: 'sqlite3', output: 'build/Release/node_sqlite3.node' },
  { name: 'isolated-vm', output: 'out/isolated_vm.node' },
]

export interface AddonBuild {
  /** The folder that everything is installed in. */
  readonly root: string
  /** The server's own `node_modules`. */
  readonly modules: string
  readonly tools: NodeTools
}

/** Compiles what a server needs compiled, or takes what was compiled for another one. */
export async function buildAddons(build: AddonBuild, report: Progress): Promise<void> {
  for (const addon of ADDONS) await buildAddon(addon, build, report)
}

async function buildAddon(addon: Addon, build: AddonBuild, report: Progress): Promise<void> {
  const { root, modules, tools } = build
  const folder = join(modules, addon.name)
  const output = join(folder, addon.output)
  const version = await versionOf(folder)
  const kept = join(root, 'addons', `${addon.name}-${version}-node-${NODE_VERSION}.node`)
  if (!existsSync(kept)) {
    await runStep(
      {
        title: `compiles ${addon.name} ${version}`,
        command: tools.node,
        args: [tools.nodeGyp, 'rebuild', '--release', `--nodedir=${tools.home}`, '-j', 'max'],
        cwd: folder,
        log: join(root, 'logs', `${addon.name}.log`),
        env: withoutNpmSettings(process.env),
      },
      report,
    )
    await keep(output, kept)
  }
  // Objects of the compiler, a hundred megabytes of them.
  await rm(join(folder, 'build'), { recursive: true, force: true })
  await keep(kept, output)
}

/** A `nodedir` in them, of npm or of a user, would have more weight than the argument. */
function withoutNpmSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^npm_(config|package)_/i.test(name))
  return Object.fromEntries(kept)
}

async function keep(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await cp(from, to)
}

async function versionOf(folder: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) {
    return String(manifest.version)
  }
  throw new Error(`${folder} names no version: delete it and try again.`)
}

import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { installAside } from './installAside.ts'
import type { Progress } from './progress.ts'
import { NODE_GYP_VERSION, NODE_VERSION } from './releases.ts'
import { runStep } from './runStep.ts'

/** The Node that servers run on, with what compiles addons for it. */
export interface NodeTools {
  /** The folder with `bin/node` and the headers. */
  readonly home: string
  readonly node: string
  /** The script of node-gyp. */
  readonly nodeGyp: string
}

/** Installs the pinned Node from the npm registry, once. */
export async function installNode(root: string, report: Progress): Promise<NodeTools> {
  const folder = join(root, `node-${NODE_VERSION}`)
  const platform = nodePackage(process.platform, process.arch)
  await installAside(folder, async (aside) => {
    await mkdir(aside, { recursive: true })
    await writeFile(join(aside, 'package.json'), '{"private":true}')
    await runStep(
      {
        title: `installs Node ${NODE_VERSION}`,
        command: 'npm',
        args: [
          'install',
          `--prefix=${aside}`,
          `${platform}@${NODE_VERSION}`,
          `node-gyp@${NODE_GYP_VERSION}`,
          '--ignore-scripts',
          '--no-audit',
          '--no-fund',
        ],
        cwd: aside,
        log: join(root, 'logs', 'node.log'),
      },
      report,
    )
  })
  const home = join(folder, 'node_modules', platform)
  const nodeGyp = join(folder, 'node_modules', 'node-gyp', 'bin', 'node-gyp.js')
  const node = join(home, 'bin', 'node')
  for (const file of [node, nodeGyp]) {
    if (!existsSync(file)) throw new Error(`${file} is missing: delete ${folder} and try again.`)
  }
  return { home, node, nodeGyp }
}

/** The package that carries Node for a computer. */
function nodePackage(platform: NodeJS.Platform, arch: string): string {
  const isKnown = ['linux', 'darwin'].includes(platform) && ['x64', 'arm64'].includes(arch)
  if (isKnown) return `node-${platform}-${arch}`
  throw new Error(
    `A real Directus is not installed on ${platform} ${arch}: set GATEHOUSE_SKIP_DIRECTUS=1.`,
  )
}

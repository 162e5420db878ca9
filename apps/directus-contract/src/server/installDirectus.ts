import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildAddons } from './buildAddons.ts'
import { cacheFolder } from './cacheFolder.ts'
import { installAside, isInstalled } from './installAside.ts'
import { installNode, type NodeTools } from './installNode.ts'
import { type Progress, seconds } from './progress.ts'
import { NODE_VERSION, type Release } from './releases.ts'
import { requireTools } from './requireTools.ts'
import { runStep } from './runStep.ts'
import { withLock } from './withLock.ts'

/** A server that can be started. */
export interface Installation {
  readonly release: Release
  readonly folder: string
  /** The program of Node to run it with. */
  readonly node: string
  /** The server's own command. */
  readonly cli: string
}

/** What has to load before an installation counts as one. */
const LOADED = ['sqlite3', 'argon2', 'sharp', 'isolated-vm']

/** Installs a release into the user's cache folder, once: some minutes, most of them compiling. */
export async function installDirectus(release: Release, report: Progress): Promise<Installation> {
  const root = cacheFolder()
  const folder = join(root, `${release.version}-node-${NODE_VERSION}`)
  if (!isInstalled(folder)) await requireTools()
  const tools = await withLock(join(root, 'lock'), report, async () => {
    const start = performance.now()
    const found = await installNode(root, report)
    if (isInstalled(folder)) return found
    await installAside(folder, (aside) => fill({ root, aside, release, tools: found }, report))
    report(`${release.version} stands in ${folder}, after ${seconds(start)}`)
    return found
  })
  return {
    release,
    folder,
    node: tools.node,
    cli: join(folder, 'node_modules', 'directus', 'cli.js'),
  }
}

interface Filling {
  readonly root: string
  readonly aside: string
  readonly release: Release
  readonly tools: NodeTools
}

async function fill({ root, aside, release, tools }: Filling, report: Progress): Promise<void> {
  const { version, overrides } = release
  await mkdir(aside, { recursive: true })
  await writeFile(join(aside, 'package.json'), JSON.stringify({ private: true, overrides }))
  await runStep(
    {
      title: `installs Directus ${version}`,
      command: 'npm',
      args: [
        'install',
        `--prefix=${aside}`,
        `directus@${version}`,
        '--ignore-scripts',
        '--legacy-peer-deps',
        '--no-audit',
        '--no-fund',
      ],
      cwd: aside,
      log: join(root, 'logs', `directus-${version}.log`),
    },
    report,
  )
  await buildAddons({ root, modules: join(aside, 'node_modules'), tools }, report)
  await runStep(
    {
      title: `loads ${LOADED.join(', ')}`,
      command: tools.node,
      args: [
        // Without it isolated-vm ends the process.
        '--no-node-snapshot',
        '--eval',
        LOADED.map((name) => `require('${name}')`).join(';'),
      ],
      cwd: aside,
      log: join(root, 'logs', `load-${version}.log`),
    },
    report,
  )
}

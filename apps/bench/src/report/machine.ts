import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { cpus, loadavg, totalmem } from 'node:os'

/** Where, when and with what the numbers came about, as Markdown. */
export function machine(runs: number): string {
  const processors = cpus()
  const model = processors[0]?.model.trim() || 'unknown processor'
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return [
    `\`npx pnpm@10 bench\`, ${new Date().toISOString().slice(0, 10)}, ${runs} fresh processes for each case: medians (least–most).`,
    `${processors.length} × ${model}, ${memory} GiB, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)} at the end.`,
    `Theirs: @sanity/sdk ${versionOf('@sanity/sdk')}, @sanity/sdk-react ${versionOf('@sanity/sdk-react')}; both sides on @sanity/client ${versionOf('@sanity/client')} and React ${versionOf('react')}. @directus/sdk ${versionOf('@directus/sdk')}.`,
  ].join('\n')
}

function versionOf(name: string): string {
  const path = createRequire(import.meta.url).resolve(`${name}/package.json`)
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string }
  return version
}

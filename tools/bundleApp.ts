import { build, type Plugin, type Rollup } from 'vite'

/** What an app imports, and how it is built. */
export interface AppToBundle {
  /** `export { … } from 'package'`, and the like. */
  readonly source: string
  /** The folder that the packages are found from. */
  readonly root: string
  /** What is not counted, with everything below it: the app has it anyway. */
  readonly external: readonly string[]
  /** @defaultValue the packages as they are published */
  readonly conditions?: readonly string[]
}

/** The code of an app, minified. */
export interface BundledApp {
  /** What every visitor loads before anything shows. */
  readonly initial: string
  /** What is loaded when it is needed, and was not there yet; by the name of the module that begins it. */
  readonly onDemand: ReadonlyMap<string, string>
}

const ENTRY = 'virtual:app'

/** What Vite adds once to each app that loads anything on demand. It is the app's, and not counted. */
const LOADER = '\0vite/preload-helper.js'

/** Builds an app as Vite builds one: what is imported on demand stays in files of its own. */
export async function bundleApp({
  source,
  root,
  external,
  conditions,
}: AppToBundle): Promise<BundledApp> {
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...(conditions && { resolve: { conditions: [...conditions] } }),
    plugins: [entryPlugin(source, root)],
    build: {
      write: false,
      minify: true,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: {
        input: ENTRY,
        preserveEntrySignatures: 'allow-extension',
        external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
      },
    },
  })
  const chunks = chunksOf(output)
  const entry = [...chunks.values()].find(({ isEntry }) => isEntry)
  if (!entry) throw new Error('The bundle has no entry.')
  const initial = closure(entry, chunks)
  const onDemand = [...chunks.values()]
    .filter(({ isDynamicEntry }) => isDynamicEntry)
    .map((chunk) => {
      const added = [...closure(chunk, chunks)].filter((each) => !initial.has(each))
      return [chunk.name.replace(/-[\w-]{8}$/, ''), textOf(added)] as const
    })
  return { initial: textOf(initial), onDemand: new Map(onDemand) }
}

/** Stands for the app's own file, which imports what is wanted. */
function entryPlugin(source: string, root: string): Plugin {
  return {
    name: 'gatehouse:app-to-bundle',
    enforce: 'pre',
    resolveId: (id) => (id === ENTRY ? `${root}/${ENTRY.replace(':', '-')}.js` : undefined),
    load(id) {
      if (id === LOADER) return 'export const __vitePreload = (load) => load()'
      return id.endsWith('/virtual-app.js') ? source : undefined
    },
  }
}

function chunksOf(output: unknown): ReadonlyMap<string, Rollup.OutputChunk> {
  const outputs = (Array.isArray(output) ? output : [output]) as readonly Rollup.RollupOutput[]
  const chunks = outputs.flatMap(({ output: files }) =>
    files.flatMap((file) => (file.type === 'chunk' ? [file] : [])),
  )
  return new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
}

/** A chunk, and all that has to be there before it runs. */
function closure(
  chunk: Rollup.OutputChunk,
  chunks: ReadonlyMap<string, Rollup.OutputChunk>,
): ReadonlySet<Rollup.OutputChunk> {
  const found = new Set<Rollup.OutputChunk>()
  const visit = (each: Rollup.OutputChunk | undefined): void => {
    if (!each || found.has(each)) return
    found.add(each)
    for (const name of each.imports) visit(chunks.get(name))
  }
  visit(chunk)
  return found
}

function textOf(chunks: Iterable<Rollup.OutputChunk>): string {
  return [...chunks].map(({ code }) => code).join('\n')
}

import { createServer } from 'vite'

/** A page of ours, as the development server serves it. */
export interface PageOptions {
  /** The folder that holds its `vite.config.ts`. */
  readonly root: string
  readonly port: number
  /** What the page reads from `import.meta.env`, by name. */
  readonly env: Readonly<Record<string, string>>
}

/** Serves a page from its sources. Resolves with the stop; rejects when the port is taken. */
export async function startPage({ root, port, env }: PageOptions): Promise<() => Promise<void>> {
  const server = await createServer({
    root,
    configFile: `${root}/vite.config.ts`,
    // The one URL that matters is printed by the command itself.
    logLevel: 'warn',
    clearScreen: false,
    server: { port, strictPort: true },
    define: Object.fromEntries(
      Object.entries(env).map(([name, value]) => [
        `import.meta.env.${name}`,
        JSON.stringify(value),
      ]),
    ),
  })
  try {
    await server.listen()
  } catch (error) {
    await server.close()
    throw error
  }
  return () => server.close()
}

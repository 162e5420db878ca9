import { fileURLToPath } from 'node:url'
import { localhostFetch, startEmulator } from '@gatehouse/emulator'
import { type DevPort, devPorts } from './devPorts.ts'
import { startPage } from './startPage.ts'

/** How long a part has to answer its first request, in ms; the first start bundles dependencies. */
const START_DEADLINE_MS = 60_000

/** Everything, running. */
export interface Dev {
  readonly dashboardUrl: string
  readonly studioUrl: string
  /** Ends all of it, and frees the ports. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the emulator and the pages, and waits until each of them answers.
 * @throws Error with a sentence when a port is taken or a part does not answer; nothing runs then
 */
export async function startDev(env: NodeJS.ProcessEnv): Promise<Dev> {
  const ports = devPorts(env)
  const apiHost = `http://api.localhost:${ports.api.port}`
  const appOrigin = `http://app.localhost:${ports.app.port}`
  const dashboardUrl = `http://dashboard.localhost:${ports.dashboard.port}/`
  const studioUrl = `http://studio.localhost:${ports.studio.port}/`
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    await Promise.allSettled(stops.splice(0).map((end) => end()))
  }

  try {
    const emulator = await start(ports.api, (port) => startEmulator({ port }))
    stops.push(() => emulator.close())
    const dashboardEnv = {
      VITE_API_HOST: apiHost,
      VITE_LOGIN_ORIGIN: new URL(emulator.loginUrl).origin,
      VITE_APP_ORIGIN: appOrigin,
    }
    stops.push(await start(ports.dashboard, page('dashboard', dashboardEnv)))
    stops.push(await start(ports.app, page('embedded-app', { VITE_API_HOST: apiHost })))
    stops.push(await start(ports.studio, page('studio', { VITE_API_HOST: apiHost })))
    await Promise.all([emulator.loginUrl, dashboardUrl, appOrigin, studioUrl].map(answers))
    return { dashboardUrl, studioUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function page(
  name: string,
  env: Readonly<Record<string, string>>,
): (port: number) => Promise<() => Promise<void>> {
  const root = fileURLToPath(new URL(`../apps/${name}`, import.meta.url))
  return (port) => startPage({ root, port, env })
}

/** Starts one part; a taken port becomes a sentence that says how to choose another. */
async function start<T>(
  { port, variable }: DevPort,
  part: (port: number) => Promise<T>,
): Promise<T> {
  try {
    return await part(port)
  } catch (cause) {
    if (!/EADDRINUSE|already in use/.test(String(cause))) throw cause
    const message = `Port ${port} is in use. Stop what uses it, or choose another one: ${variable}=${port + 100} npx pnpm@10 dev`
    throw new Error(message, { cause })
  }
}

/** The login page without a person answers 400: it is there, and that is what is asked. */
async function answers(url: string): Promise<void> {
  const response = await localhostFetch(url, { signal: AbortSignal.timeout(START_DEADLINE_MS) })
  await response.text()
  if (response.status >= 500) throw new Error(`${url} answers with status ${response.status}.`)
}

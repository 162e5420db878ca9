import { fileURLToPath } from 'node:url'
import { localhostFetch, type RunningEmulator, startEmulator } from '@gatehouse/emulator'
import { type DevPart, type DevPort, devPorts } from './devPorts.ts'
import { readDirectusUrl } from './readDirectusUrl.ts'
import { startPage } from './startPage.ts'

/** How long a part has to answer its first request, in ms; the first start bundles dependencies. */
const START_DEADLINE_MS = 60_000

/** How long an access token of the emulated Directus serves, in ms; a session serves twice that. */
const DIRECTUS_TOKEN_MS = 60_000

/** Everything, running. */
export interface Dev {
  readonly dashboardUrl: string
  readonly studioUrl: string
  readonly directusAppUrl: string
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
  // Of the same site as the emulator's Directus, whose cookies would not get here otherwise.
  const directusAppUrl = `http://localhost:${ports.directusApp.port}/`
  const realDirectusUrl = readDirectusUrl(env)
  const stops: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    await Promise.allSettled(stops.splice(0).map((end) => end()))
  }

  try {
    const emulator = await startApi(ports)
    stops.push(() => emulator.close())
    // Short, so that somebody who watches sees a life end and the next one begin.
    emulator.world.directus.settings.accessTokenMs = DIRECTUS_TOKEN_MS
    emulator.world.directus.settings.sessionMs = 2 * DIRECTUS_TOKEN_MS
    const dashboardEnv = {
      VITE_API_HOST: apiHost,
      VITE_LOGIN_ORIGIN: new URL(emulator.loginUrl).origin,
      VITE_APP_ORIGIN: appOrigin,
    }
    stops.push(await start(ports.dashboard, page('dashboard', dashboardEnv)))
    stops.push(await start(ports.app, page('embedded-app', { VITE_API_HOST: apiHost })))
    stops.push(await start(ports.studio, page('studio', { VITE_API_HOST: apiHost })))
    const directusEnv = {
      VITE_DIRECTUS_URL: realDirectusUrl ?? emulator.directusUrl,
      ...(realDirectusUrl === undefined && { VITE_DIRECTUS_IS_EMULATED: 'yes' }),
    }
    stops.push(await start(ports.directusApp, page('directus-app', directusEnv)))
    const urls = [emulator.loginUrl, dashboardUrl, appOrigin, studioUrl, directusAppUrl]
    await Promise.all(urls.map(answers))
    return { dashboardUrl, studioUrl, directusAppUrl, stop }
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

/** The emulator has two ports: the one of all hosts, and Directus's own. */
function startApi({ api, directus }: Readonly<Record<DevPart, DevPort>>): Promise<RunningEmulator> {
  return naming([api, directus], () =>
    startEmulator({ port: api.port, directusPort: directus.port }),
  )
}

/** Starts one part on one port. */
function start<T>(one: DevPort, part: (port: number) => Promise<T>): Promise<T> {
  return naming([one], () => part(one.port))
}

/** A taken port becomes a sentence that says how to choose another. */
async function naming<T>(
  ports: readonly [DevPort, ...DevPort[]],
  part: () => Promise<T>,
): Promise<T> {
  try {
    return await part()
  } catch (cause) {
    const text = String(cause)
    if (!/EADDRINUSE|already in use/.test(text)) throw cause
    const { port, variable } = ports.find((one) => text.includes(`${one.port}`)) ?? ports[0]
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

import { type Browser, launch } from 'puppeteer-core'

/** A running Firefox, and how to end it. */
export interface LaunchedFirefox {
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/** How long a Firefox may take to start, and to answer one command, in ms. */
const START_MS = 30_000

/** How long it may take to end before it is killed, in ms. */
const END_MS = 10_000

/**
 * Ten tabs hold ten streams open to one host, which HTTP/2 would carry on one connection: without
 * it a browser has six.
 */
const PREFERENCES = { 'network.http.max-persistent-connections-per-server': 60 }

/** Starts a Firefox without windows, with a profile of its own that goes with it. */
export async function launchFirefox(executablePath: string): Promise<LaunchedFirefox> {
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    timeout: START_MS,
    protocolTimeout: START_MS,
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: PREFERENCES,
  }).catch((cause: unknown) => {
    const seconds = START_MS / 1000
    throw new Error(`${executablePath} did not start, for which it has ${seconds} s.`, { cause })
  })
  return {
    browser,
    async close() {
      const killing = setTimeout(() => browser.process()?.kill('SIGKILL'), END_MS)
      await browser.close().finally(() => clearTimeout(killing))
    },
  }
}

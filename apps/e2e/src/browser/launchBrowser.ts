import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from '@playwright/test'

/**
 * What happens to cookies in a frame of another site. With `block-all`, no page can keep anything at
 * all, in cookies or in any other store.
 */
export type ThirdPartyCookies = 'allow' | 'block' | 'block-all'

/** What is chosen about a browser. */
export interface BrowserOptions {
  readonly thirdPartyCookies: ThirdPartyCookies
  /** Whether a page that is left may come back as it was; the driver's own default is that none may. */
  readonly backForwardCache: boolean
}

/** A running browser, and how to end it and take its profile away. */
export interface LaunchedBrowser {
  readonly browser: Browser
  readonly close: () => Promise<void>
}

/**
 * `--disable-features` takes the place of Playwright's own list, which would turn the partitioning
 * of storage by top-level site off: a frame would then share what it must not.
 */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,HttpsUpgrades,PaintHolding',
]

/** The browser's own numbers for what it calls its cookie controls. */
const COOKIE_CONTROLS_MODE = { allow: 0, block: 1, 'block-all': 1 } as const

/** The same for what sites may keep, their stores included. */
const SITE_DATA = { allow: 1, block: 1, 'block-all': 2 } as const

/** Starts a Chromium whose settings say what to do with cookies. */
export async function launchBrowser(
  executablePath: string,
  { thirdPartyCookies, backForwardCache }: BrowserOptions,
): Promise<LaunchedBrowser> {
  const profile = await mkdtemp(join(tmpdir(), 'gatehouse-e2e-'))
  await mkdir(join(profile, 'Default'))
  await writeFile(
    join(profile, 'Default', 'Preferences'),
    JSON.stringify({
      profile: {
        cookie_controls_mode: COOKIE_CONTROLS_MODE[thirdPartyCookies],
        default_content_setting_values: { cookies: SITE_DATA[thirdPartyCookies] },
      },
    }),
  )
  const persistent = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: ARGUMENTS,
    ignoreDefaultArgs: backForwardCache ? ['--disable-back-forward-cache'] : [],
  })
  const browser = persistent.browser()
  if (browser === null) throw new Error('A persistent context has a browser')
  return {
    browser,
    async close() {
      await persistent.close()
      await rm(profile, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

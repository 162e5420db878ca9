import type { HTTPRequest, Page } from 'puppeteer-core'
import { installRecorder } from '../../src/canary/installRecorder.ts'
import { leaksIn } from '../../src/canary/leaks.ts'
import { readFrame } from '../../src/canary/readFrame.ts'
import { requestLeaks, type SentRequest } from '../../src/canary/requestLeaks.ts'
import { secretsOf } from '../../src/canary/secretsOf.ts'
import { REPORTER, type Sighting } from '../../src/canary/sighting.ts'
import { sightingsIn } from '../../src/canary/sightingsIn.ts'
import type { World } from '../../src/world/startWorld.ts'

/** Watches tabs for secrets that get away. */
export interface Canary {
  /** Everything that was seen so far. */
  readonly sightings: readonly Sighting[]
  /** Everything that any page wrote to its console. */
  readonly console: readonly string[]
  /** Says that this token is the attacker's own: his pages may hold it, ours may not. */
  readonly isAttackers: (token: string) => void
  /** Says that this is secret too, as the platform keeps no list of it: a one-time password. */
  readonly hides: (secret: string) => void
  /** Begins to watch a tab; call it before it shows its first page. */
  readonly watch: (tab: Page) => Promise<void>
  /**
   * Says what is wrong by now: a secret that got away, an error that no page caught, a violated
   * policy, of which Firefox tells as of an error.
   */
  readonly findings: () => Promise<readonly string[]>
}

/** Makes a canary for one story. */
export function watchTabs(world: World): Canary {
  const tabs: Page[] = []
  const sightings: Sighting[] = []
  const written: string[] = []
  const thrown: string[] = []
  const requests: Promise<SentRequest>[] = []
  const told = { attackers: new Set<string>(), hidden: new Set<string>() }

  return {
    sightings,
    console: written,
    isAttackers: (token) => void told.attackers.add(token),
    hides: (secret) => void told.hidden.add(secret),
    async watch(tab) {
      tabs.push(tab)
      tab.on('request', (request) => void requests.push(sent(request)))
      tab.on('console', (message) => {
        const text = message.text()
        if (text.startsWith(REPORTER)) sightings.push(JSON.parse(text.slice(REPORTER.length)))
        else written.push(text)
      })
      tab.on('pageerror', (error) => {
        thrown.push(error instanceof Error ? (error.stack ?? error.message) : String(error))
      })
      await tab.evaluateOnNewDocument(reportToConsole, REPORTER)
      await tab.evaluateOnNewDocument(installRecorder, REPORTER)
    },
    async findings() {
      const contents = await Promise.all(tabs.filter((tab) => !tab.isClosed()).map(readTab))
      const secrets = secretsOf(world, told)
      const said = [...written, ...thrown].map(
        (text): Sighting => ({ kind: 'console', origin: 'the console', text }),
      )
      const all = await Promise.all(requests)
      return [
        ...leaksIn([...sightings, ...contents.flat(), ...said], secrets),
        ...all.flatMap((request) => requestLeaks(request, secrets)),
        ...thrown.map((error) => `uncaught: ${error}`),
      ]
    },
  }
}

/**
 * What a page writes to its console arrives even when the page is left right after it; a function of
 * the driver's would have to ask the page for what it was called with.
 */
function reportToConsole(reporter: string): void {
  const write = console.debug.bind(console)
  Object.assign(window, { [reporter]: (json: string) => write(reporter + json) })
}

async function sent(request: HTTPRequest): Promise<SentRequest> {
  return {
    url: request.url(),
    method: request.method(),
    headers: request.headers(),
    // The body of a request that was called off is gone.
    body: (await request.fetchPostData().catch(() => undefined)) ?? '',
    isNavigation: request.isNavigationRequest(),
  }
}

async function readTab(tab: Page): Promise<readonly Sighting[]> {
  const frames = await Promise.all(
    tab.frames().map((frame) => frame.evaluate(readFrame).catch(() => undefined)),
  )
  return frames.filter((frame) => frame !== undefined).flatMap(sightingsIn)
}

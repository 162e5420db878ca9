import type { BrowserContext, Page, Request } from '@playwright/test'
import { siteOf } from '../pages/sites.ts'
import type { World } from '../world/startWorld.ts'
import { installRecorder } from './installRecorder.ts'
import { leaksIn } from './leaks.ts'
import { readFrame } from './readFrame.ts'
import { requestLeaks, type SentRequest } from './requestLeaks.ts'
import { secretsOf } from './secretsOf.ts'
import { REPORTER, type Sighting } from './sighting.ts'
import { sightingsIn } from './sightingsIn.ts'

/** Watches a browser context for secrets that get away. */
export interface Canary {
  /** Everything that was seen so far. */
  readonly sightings: readonly Sighting[]
  /** Everything that any page wrote to its console. */
  readonly console: readonly string[]
  /** Says that this token is the attacker's own: his pages may hold it, ours may not. */
  readonly isAttackers: (token: string) => void
  /** Says that this is secret too, as the platform keeps no list of it: a one-time password. */
  readonly hides: (secret: string) => void
  /** Says what is wrong by now: a secret that got away, an error that no page caught, a violated policy. */
  readonly findings: () => Promise<readonly string[]>
}

const POLICY_COMPLAINT = /content security policy|trustedscript|trusted types/i

/** Begins to watch; call it before the first page is opened. */
export async function watchContext(context: BrowserContext, world: World): Promise<Canary> {
  const sightings: Sighting[] = []
  const written: string[] = []
  const complaints: string[] = []
  const thrown: string[] = []
  const requests: Request[] = []
  const sockets: SentRequest[] = []
  const told = { attackers: new Set<string>(), hidden: new Set<string>() }

  await context.exposeBinding(REPORTER, (_, json: string) => {
    sightings.push(JSON.parse(json) as Sighting)
  })
  await context.addInitScript(installRecorder, REPORTER)
  context.on('request', (request) => void requests.push(request))
  context.on('page', (page) => {
    page.on('websocket', (socket) => void sockets.push(upgrade(socket.url())))
  })
  context.on('console', (message) => {
    const text = message.text()
    written.push(text)
    const { url } = message.location()
    const isOurs = !URL.canParse(url) || siteOf(new URL(url).hostname) !== 'vendor'
    if (isOurs && POLICY_COMPLAINT.test(text)) complaints.push(text)
  })
  context.on('weberror', (error) => {
    const { message, stack = message } = error.error()
    thrown.push(stack)
  })

  return {
    sightings,
    console: written,
    isAttackers: (token) => void told.attackers.add(token),
    hides: (secret) => void told.hidden.add(secret),
    async findings() {
      const contents = await readPages(context.pages())
      const secrets = secretsOf(world, told)
      const said = [...written, ...thrown].map(
        (text): Sighting => ({ kind: 'console', origin: 'the console', text }),
      )
      return [
        ...leaksIn([...sightings, ...contents, ...said], secrets),
        ...[...requests.map(sent), ...sockets].flatMap((request) => requestLeaks(request, secrets)),
        ...complaints.map((complaint) => `policy: ${complaint}`),
        ...thrown.map((error) => `uncaught: ${error}`),
      ]
    },
  }
}

function sent(request: Request): SentRequest {
  return {
    url: request.url(),
    method: request.method(),
    headers: request.headers(),
    body: request.postData() ?? '',
    isNavigation: request.isNavigationRequest(),
  }
}

/** A socket begins with a request, whose address can hold a token as any other. */
function upgrade(url: string): SentRequest {
  return { url, method: 'GET', headers: {}, body: '', isNavigation: false }
}

async function readPages(pages: readonly Page[]): Promise<readonly Sighting[]> {
  const read = await Promise.all(pages.filter((page) => !page.isClosed()).map(readPage))
  return read.flat()
}

async function readPage(page: Page): Promise<readonly Sighting[]> {
  const frames = await Promise.all(
    page.frames().map((frame) => frame.evaluate(readFrame).catch(() => undefined)),
  )
  const session = await page.context().newCDPSession(page)
  const { entries } = await session.send('Page.getNavigationHistory')
  await session.detach()
  const history: Sighting = {
    kind: 'history',
    origin: new URL(page.url()).origin,
    text: entries.map(({ url }) => url).join(' '),
  }
  return [history, ...frames.filter((frame) => frame !== undefined).flatMap(sightingsIn)]
}

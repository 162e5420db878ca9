import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator.ts'
import { emulatorFetch } from '../emulatorFetch.ts'
import type { Token } from '../world.ts'

export const ADA = 'gAdaOkafor1'
export const TOMAS = 'gTomasLind2'
export const MIRA = 'gMiraCaste3'
export const JOURNAL = 'k3v9x2ab'
export const BOOKSHOP = 'p7d4m1qz'
export const ARCHIVE = 'w8f2c6rn'
const ORIGIN = 'http://app.localhost:3333'

/** An answer, read. */
interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** What tests ask a new emulator with. Its clock stands still until it is moved. */
export interface Tester {
  readonly emulator: Emulator
  readonly fetch: typeof fetch
  /** Asks `api.localhost`, under the version that the SDK uses. */
  api(path: string, init?: AskInit): Promise<Answer>
  /** Asks a project's host. */
  project(projectId: string, path: string, init?: AskInit): Promise<Answer>
  /** Asks the control API. */
  control(path: string, init?: AskInit): Promise<Answer>
}

interface AskInit {
  readonly method?: string
  readonly token?: Token | string
  readonly json?: unknown
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly credentials?: RequestCredentials
}

export function createTester(options: EmulatorOptions = {}): Tester {
  const emulator = createEmulator({ now: () => 1_800_000_000_000, ...options })
  const fetch = emulatorFetch(emulator, { origin: ORIGIN })
  const ask = async (url: string, init: AskInit = {}): Promise<Answer> =>
    readAnswer(await fetch(url, toRequestInit(init)))
  return {
    emulator,
    fetch,
    api: (path, init) => ask(`http://api.localhost/v2021-06-07${path}`, init),
    project: (projectId, path, init) =>
      ask(`http://${projectId}.api.localhost/v2021-06-07${path}`, init),
    control: (path, init) => ask(`http://localhost/__emulator${path}`, init),
  }
}

function toRequestInit({ method, token, headers, credentials, ...sent }: AskInit): RequestInit {
  const bearer = typeof token === 'object' ? token.value : token
  const body = bodyOf(sent)
  return {
    method: method ?? (body === null ? 'GET' : 'POST'),
    headers: {
      ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === null ? {} : { 'content-type': body.type }),
      ...headers,
    },
    ...(body === null ? {} : { body: body.text }),
    ...(credentials === undefined ? {} : { credentials }),
  }
}

function bodyOf({ json, form }: Pick<AskInit, 'json' | 'form'>) {
  if (json !== undefined) return { type: 'application/json', text: JSON.stringify(json) }
  if (form === undefined) return null
  return { type: 'application/x-www-form-urlencoded', text: `${new URLSearchParams(form)}` }
}

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text !== '' ? JSON.parse(text) : text,
  }
}

import type { Figures } from '../../measure/figures.ts'
import { timeTasks } from '../../measure/timeTasks.ts'
import type { Command, DirectusSdk } from '../../world/directusSdk.ts'
import { type ItemsServer, startItemsServer } from '../../world/startItemsServer.ts'

const readTasks: Command = () => ({ path: '/items/tasks', method: 'GET' })
const PERSON = { email: 'ada@example.com', password: 'pass' }
const HEADERS = { Authorization: 'Bearer bench-access' }

/**
 * One list, read with a static token and with a session: `token` and `session` as multiples of a bare
 * `fetch` of the same, `tokenWork` and `sessionWork` as what comes on top of that `fetch`, in
 * microseconds, where the answer is in memory.
 */
export async function measureRequests(sdk: DirectusSdk): Promise<Figures> {
  const server = await startItemsServer()
  const overNetwork = await measureOver(server, sdk, globalThis.fetch)
  const inMemory = await measureOver(server, sdk, await fetchFromMemory(server))
  server.close()
  return {
    token: overNetwork.token / overNetwork.bare,
    session: overNetwork.session / overNetwork.bare,
    tokenWork: (inMemory.token - inMemory.bare) * 1_000,
    sessionWork: (inMemory.session - inMemory.bare) * 1_000,
  }
}

async function measureOver(
  { url }: ItemsServer,
  sdk: DirectusSdk,
  fetch: typeof globalThis.fetch,
): Promise<Readonly<Record<'bare' | 'token' | 'session', number>>> {
  const withToken = sdk.withToken(url, 'bench-access', { fetch })
  const withSession = sdk.withSession(url, { fetch })
  await withSession.login(PERSON)
  const times = await timeTasks({
    bare: async () => {
      const response = await fetch(`${url}/items/tasks`, { headers: HEADERS })
      const { data } = (await response.json()) as { readonly data: unknown }
      check(data)
    },
    token: async () => check(await withToken.request(readTasks)),
    session: async () => check(await withSession.request(readTasks)),
  })
  // Its timer would keep the process.
  withSession.stopRefreshing()
  return times
}

/** A `fetch` that has the server's answers, so that only the package's own work takes time. */
async function fetchFromMemory({ url }: ItemsServer): Promise<typeof globalThis.fetch> {
  const paths = ['/items/tasks', '/auth/login', '/users/me']
  const texts = await Promise.all(
    paths.map(async (path) => [path, await (await fetch(url + path)).text()] as const),
  )
  const answers = new Map(texts)
  const headers = { 'content-type': 'application/json' }
  return async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    return new Response(answers.get(pathname), { headers })
  }
}

function check(data: unknown): void {
  if (!Array.isArray(data) || data.length !== 10) throw new Error('The list did not come.')
}

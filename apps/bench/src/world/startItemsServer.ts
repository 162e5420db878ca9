import { createServer } from 'node:http'

/** A Directus that has one list, and signs in whoever asks. */
export interface ItemsServer {
  readonly url: string
  readonly close: () => void
}

const ITEMS = Array.from({ length: 10 }, (_, id) => ({
  id,
  title: `Proofread chapter ${id}`,
  status: 'open',
  sort: id,
}))

const SESSION = { access_token: 'bench-access', refresh_token: 'bench-refresh', expires: 900_000 }

const ANSWERS: Readonly<Record<string, string>> = {
  '/items/tasks': JSON.stringify({ data: ITEMS }),
  '/auth/login': JSON.stringify({ data: SESSION }),
  '/users/me': JSON.stringify({ data: { id: 'person-1' } }),
}

/** Serves on this machine, over real HTTP, with connections that are kept. */
export async function startItemsServer(): Promise<ItemsServer> {
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?')
    const body = ANSWERS[path]
    request.resume()
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'application/json' })
    response.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

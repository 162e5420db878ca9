import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { onTestFinished } from 'vitest'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** What is answered. An object is sent as JSON. */
export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | object
  /** Ends the connection in the middle of the body. */
  readonly isCutOff?: boolean
}

/** A server that answers as it is told to, and remembers what arrived. It ends with the test. */
export async function recordingServer(
  answer: (request: Arrived, count: number) => Reply = () => ({ body: { data: null } }),
): Promise<{ readonly url: string; readonly arrived: Arrived[] }> {
  const arrived: Arrived[] = []
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    const request = { method, url, headers, body: await text(incoming) }
    arrived.push(request)
    const { status = 200, headers: own = {}, body = '', isCutOff } = answer(request, arrived.length)
    const isJson = typeof body === 'object'
    const payload = isJson ? JSON.stringify(body) : body
    const length = { 'Content-Length': String(Buffer.byteLength(payload) + (isCutOff ? 10 : 0)) }
    const type = isJson ? { 'Content-Type': 'application/json; charset=utf-8' } : {}
    outgoing.writeHead(status, { ...type, ...(status !== 204 && length), ...own })
    if (!isCutOff) outgoing.end(payload)
    else outgoing.write(payload, () => outgoing.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The server has no port.')
  return { url: `http://127.0.0.1:${address.port}`, arrived }
}

/** The body of a refusal of Directus's. */
export function refused(code: string, message = `It is ${code}.`): { errors: object[] } {
  return { errors: [{ message, extensions: { code } }] }
}

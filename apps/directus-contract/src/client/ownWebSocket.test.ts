import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { cacheFolder } from '../server/cacheFolder.ts'
import { freePort } from '../server/freePort.ts'
import { installNode } from '../server/installNode.ts'
import { printProgress } from '../server/progress.ts'
import { isReal } from '../suite/isReal.ts'
import { EDITOR } from '../suite/people.ts'
import { useServer } from '../suite/useServer.ts'

// The Node that a real server runs on has a `WebSocket` of its own, which this one may not have.
describe.skipIf(!isReal())('the WebSocket that Node 22 brings', () => {
  const server = useServer({ websocket: { auth: 'handshake' } })

  test('connects, and a port that nobody listens on is a rejection and no more (R5, F40)', async () => {
    const { node } = await installNode(cacheFolder(), printProgress)
    const script = join(import.meta.dirname, '../process/ownWebSocket.ts')
    const refused = `http://127.0.0.1:${await freePort()}`
    const { stdout } = await promisify(execFile)(
      node,
      [
        '--disable-warning=ExperimentalWarning',
        '--conditions=@gatehouse/source',
        script,
        server().url,
        EDITOR.token,
        refused,
      ],
      { timeout: 60_000 },
    )
    expect(JSON.parse(stdout)).toMatchObject({ isError: true, isConnected: true, stray: [] })
  })
})

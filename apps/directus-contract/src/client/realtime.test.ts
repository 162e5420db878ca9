import {
  authentication,
  createDirectus,
  createItem,
  deleteItem,
  realtime,
  rest,
  staticToken,
} from 'gatehouse/directus'
import { describe, expect, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { EDITOR } from '../suite/people.ts'
import { tokensOf } from '../suite/signIn.ts'
import type { SuiteSchema } from '../suite/suiteSchema.ts'
import { useServer } from '../suite/useServer.ts'

const LIFE_MS = 3000
const EXPIRIES = 10

describe('handshake, with tokens of three seconds', () => {
  const server = useServer({
    accessTokenMs: LIFE_MS,
    websocket: { auth: 'handshake', authTimeoutMs: 2000 },
  })

  test('across ten expiries the socket stays, and the subscription hears everything (R1)', async () => {
    const { client, socketCount } = open(server().url)
    await client.login(EDITOR.email, EDITOR.password)
    const { subscription, unsubscribe } = await client.subscribe('tasks', { event: 'create' })
    const heard: unknown[] = []
    const listening = (async () => {
      for await (const message of subscription) {
        if (message.event === 'create') heard.push(...message.data)
      }
    })()
    const writer = createDirectus<SuiteSchema>(server().url)
      .with(staticToken(EDITOR.token))
      .with(rest())
    for (let count = 0; count < EXPIRIES; count += 1) {
      await new Promise((resolve) => setTimeout(resolve, LIFE_MS))
      const made = await writer.request(createItem('tasks', { title: `Life ${count}` }))
      await writer.request(deleteItem('tasks', made.id))
    }
    await vi.waitFor(() => expect(heard).toHaveLength(EXPIRIES), { timeout: 5000 })
    unsubscribe()
    await listening

    expect(socketCount()).toBe(1)
    client.disconnect()
    client.dispose()
  })

  test('a token, a password and a refresh token by sendMessage, as the very first call', async () => {
    const { email, password } = EDITOR
    const { access, refresh } = await tokensOf(server().url, EDITOR)
    for (const message of [
      { type: 'auth', access_token: access },
      { type: 'auth', email, password },
      { type: 'auth', refresh_token: refresh },
    ]) {
      const client = createDirectus<SuiteSchema>(server().url, { globals: { WebSocket } }).with(
        realtime(),
      )
      const answers: unknown[] = []
      client.onWebSocket('message', (answer) => answers.push(answer))
      client.sendMessage(message)
      client.sendMessage({ type: 'items', collection: 'tasks', action: 'read', uid: 'after' })
      await vi.waitFor(
        () => expect(answers).toContainEqual(expect.objectContaining({ uid: 'after' })),
        {
          timeout: 10_000,
        },
      )

      expect(answers).toContainEqual(expect.objectContaining({ data: expect.any(Array) }))
      client.disconnect()
    }
  })

  test('a token that is refused is tried a bounded number of times (R4, F40)', async () => {
    const sockets = countingSockets()
    const client = createDirectus<SuiteSchema>(server().url, {
      globals: { WebSocket: sockets.WebSocket },
    })
      .with(staticToken('garbage'))
      .with(realtime({ reconnect: { delay: 50, retries: 2 } }))

    await expect(client.connect()).rejects.toBeInstanceOf(Error)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(sockets.count()).toBeLessThanOrEqual(3)
    client.disconnect()
  })
})

describe('public', () => {
  const server = useServer({ websocket: { auth: 'public' } })

  test('nobody has to sign in for what is public', async () => {
    const client = createDirectus<SuiteSchema>(server().url, { globals: { WebSocket } }).with(
      realtime({ authMode: 'public' }),
    )
    const { subscription, unsubscribe } = await client.subscribe('announcements')
    const first = await subscription.next()

    expect(first.value).toMatchObject({ event: 'init', data: [{ id: 1 }] })
    unsubscribe()
    client.disconnect()
  })
})

describe('strict', () => {
  const server = useServer({ websocket: { auth: 'strict' } })

  test('the token opens the socket', async () => {
    const client = createDirectus<SuiteSchema>(server().url, { globals: { WebSocket } })
      .with(staticToken(EDITOR.token))
      .with(realtime({ authMode: 'strict' }))
    await client.connect()
    const { subscription } = await client.subscribe('tasks')

    expect((await subscription.next()).value).toMatchObject({ event: 'init' })
    client.disconnect()
  })
})

function open(url: string) {
  const sockets = countingSockets()
  const client = createDirectus<SuiteSchema>(url, { globals: { WebSocket: sockets.WebSocket } })
    .with(authentication('json'))
    .with(rest())
    .with(realtime())
  return { client, socketCount: sockets.count }
}

function countingSockets() {
  let made = 0
  class CountedSocket extends WebSocket {
    constructor(address: string) {
      super(address)
      made += 1
    }
  }
  return { WebSocket: CountedSocket, count: () => made }
}

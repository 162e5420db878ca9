import { createDirectus, realtime, staticToken } from '@directus/sdk'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { localhostFetch } from '../../node/localhostFetch.ts'
import { type RunningEmulator, startEmulator } from '../../node/startEmulator.ts'
import { ADMIN_TOKEN } from './testing/socketTester.ts'

let emulator: RunningEmulator
beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
})
afterEach(() => emulator.close())

/** The vendor's own client. */
function connectedClient() {
  const url = `${emulator.directusUrl.replace('http', 'ws')}/websocket`
  return createDirectus<Schema>(emulator.directusUrl, { globals: { WebSocket } })
    .with(staticToken(ADMIN_TOKEN))
    .with(realtime({ authMode: 'handshake', url, reconnect: false }))
}

interface Schema {
  readonly tasks: { readonly id: number; readonly title: string }[]
}

function control(path: string, body?: object): Promise<Response> {
  return localhostFetch(`${emulator.directusUrl}/__emulator${path}`, {
    method: 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

test("the vendor's client subscribes on the port of Directus, and hears of what HTTP writes", async () => {
  const client = connectedClient()
  await client.connect()
  const { subscription } = await client.subscribe('tasks', {
    query: { fields: ['title'], limit: 1 },
  })
  expect(await subscription.next()).toMatchObject({ value: { event: 'init' } })
  const created = subscription.next()
  await localhostFetch(`${emulator.directusUrl}/items/tasks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Over HTTP' }),
  })
  expect(await created).toMatchObject({
    value: { event: 'create', data: [{ title: 'Over HTTP' }] },
  })
  client.disconnect()
})

test('the control API moves the clock of sockets, makes them half dead, and kills them', async () => {
  const client = new WebSocket(`${emulator.directusUrl.replace('http', 'ws')}/websocket`)
  const messages: unknown[] = []
  const closed = new Promise((resolve) => client.on('close', resolve))
  client.on('message', (data) => messages.push(JSON.parse(data.toString())))
  await new Promise((resolve) => client.on('open', resolve))
  client.send(JSON.stringify({ type: 'auth', access_token: ADMIN_TOKEN }))
  await expect.poll(() => messages).toEqual([{ type: 'auth', status: 'ok' }])

  await control('/clock', { advance: 30_000 })
  await expect.poll(() => messages[1]).toEqual({ type: 'ping' })
  await control('/directus/sockets', { isDeaf: true })
  expect(emulator.world.directus.realtime.isDeaf).toBe(true)
  await control('/directus/sockets/kill')
  expect(await closed).toBe(1006)
})

test('closing the emulator ends its sockets', async () => {
  const client = new WebSocket(`${emulator.directusUrl.replace('http', 'ws')}/websocket`)
  const closed = new Promise((resolve) => client.on('close', resolve))
  await new Promise((resolve) => client.on('open', resolve))
  await emulator.close()
  expect(await closed).toBe(1006)
})

import {
  createDirectus as createTheirs,
  type WebSocketClient as TheirWebSocketClient,
  realtime as theirRealtime,
} from '@directus/sdk'
import { expectTypeOf, test } from 'vitest'
import { createDirectus } from '../createDirectus.ts'
import { realtime } from './realtime.ts'
import type { WebSocketClient } from './webSocketClient.ts'

interface Task {
  id: number
  title: string
  assignee: Person | string | null
}
interface Person {
  id: string
  name: string
}
interface Schema {
  tasks: Task[]
  people: Person[]
}

const client = createDirectus<Schema>('https://directus.example.com').with(realtime())

test('what a subscription tells is typed by the collection', async () => {
  const { subscription } = await client.subscribe('tasks')
  for await (const message of subscription) {
    expectTypeOf(message.event).toEqualTypeOf<'init' | 'create' | 'update' | 'delete'>()
    if (message.event === 'delete') {
      expectTypeOf(message.data).toEqualTypeOf<string[] | number[]>()
    } else {
      expectTypeOf(message.data).toEqualTypeOf<
        { id: number; title: string; assignee: string | null }[]
      >()
    }
  }
})

test('and by the event and the fields that are asked for', async () => {
  const { subscription } = await client.subscribe('tasks', {
    event: 'create',
    query: { fields: ['id', { assignee: ['name'] }] },
  })
  for await (const message of subscription) {
    expectTypeOf(message.event).toEqualTypeOf<'init' | 'create'>()
    expectTypeOf(message.data).toEqualTypeOf<{ id: number; assignee: { name: string } | null }[]>()
  }
})

test('a collection, an event and a field that do not exist do not compile', () => {
  // @ts-expect-error no such collection
  client.subscribe('taks')
  // @ts-expect-error no such event
  client.subscribe('tasks', { event: 'destroy' })
  // @ts-expect-error no such field
  client.subscribe('tasks', { query: { fields: ['titel'] } })
})

test('without a schema everything does', async () => {
  const { subscription } = await createDirectus('https://directus.example.com')
    .with(realtime())
    .subscribe('anything', { query: { fields: ['whatever'] } })
  const { value } = await subscription.next()
  if (value) expectTypeOf(value.uid).toEqualTypeOf<string | undefined>()
})

test('ours fits their client, and theirs ours', () => {
  const inTheirs = createTheirs<Schema>('https://directus.example.com').with(realtime())
  expectTypeOf(inTheirs).toExtend<WebSocketClient<Schema>>()
  expectTypeOf<
    Pick<
      WebSocketClient<Schema>,
      'connect' | 'disconnect' | 'isConnected' | 'onWebSocket' | 'sendMessage'
    >
  >().toExtend<
    Pick<
      TheirWebSocketClient<Schema>,
      'connect' | 'disconnect' | 'isConnected' | 'onWebSocket' | 'sendMessage'
    >
  >()
  const inOurs = createDirectus<Schema>('https://directus.example.com').with(theirRealtime())
  expectTypeOf(inOurs.subscribe).toBeFunction()
})

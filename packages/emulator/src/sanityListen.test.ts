/** Open streams of the vendor's own client, over real HTTP. */
import {
  ConnectionFailedError,
  type ListenEvent,
  type LiveEvent,
  type MutationEvent,
  type SanityClient,
} from '@sanity/client'
import { filter, firstValueFrom, ReplaySubject, Subject, type Subscription } from 'rxjs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningEmulator, startEmulator } from './node/startEmulator.ts'
import { clientOf, revoke } from './testing/client.ts'
import { ADA } from './testing/tester.ts'
import type { Token } from './world.ts'

let emulator: RunningEmulator
let token: Token
const subscriptions: Subscription[] = []

beforeEach(async () => {
  emulator = await startEmulator({ port: 0 })
  token = emulator.signIn(ADA)
})

afterEach(async () => {
  for (const subscription of subscriptions.splice(0)) subscription.unsubscribe()
  await emulator.close()
})

test('a listener hears a mutation with the document before and after', async () => {
  const client = clientOf(emulator, token)
  const events = listenTo(client, '*[_type == "post"]', { includePreviousRevision: true })
  await events.welcome
  await client.patch('settings').set({ title: 'Not a post' }).commit()
  const committed = await client.patch('post-night-ferry').set({ title: 'Heard' }).commit()
  const mutation = await events.mutation

  expect(mutation).toMatchObject({
    type: 'mutation',
    documentId: 'post-night-ferry',
    transition: 'update',
    identity: ADA,
    previousRev: 'Bn6Ty0cW3qLd8RvP',
    resultRev: committed._rev,
    previous: { title: 'Night ferry to Røst' },
    result: { title: 'Heard' },
    mutations: [{ patch: { id: 'post-night-ferry', set: { title: 'Heard' } } }],
  })
})

test('a listener hears a document appear and disappear', async () => {
  const client = clientOf(emulator, token)
  const transitions = new ReplaySubject<string>()
  const welcome = new Subject<void>()
  subscriptions.push(
    client
      .listen('*[_type == "note"]', {}, { events: ['welcome', 'mutation'] })
      .subscribe((event) => {
        if (event.type === 'welcome') welcome.next()
        if (event.type === 'mutation') transitions.next(event.transition)
      }),
  )
  await firstValueFrom(welcome)
  await client.create({ _id: 'note-1', _type: 'note' })
  await client.delete('note-1')
  expect(await firstValueFrom(transitions)).toBe('appear')
  expect(await firstValueFrom(transitions.pipe(filter((t) => t !== 'appear')))).toBe('disappear')
})

test('a listener of a session that dies learns it as a rejected connection', async () => {
  const client = clientOf(emulator, token)
  const events = listenTo(client, '*')
  await events.welcome
  await revoke(emulator, { token: token.value })
  // The event source waits three seconds before it connects again.
  const error = await events.error
  expect(error).toBeInstanceOf(ConnectionFailedError)
  expect(error).toMatchObject({ status: 401 })
})

test('a listener with a mistake in its query gets a channel error', async () => {
  const events = listenTo(clientOf(emulator, token), '*[_type ==')
  expect(await events.error).toMatchObject({
    name: 'ChannelError',
    message: expect.stringContaining('GROQ query parse error'),
  })
})

test('a live event names the tags of the queries that it makes old', async () => {
  const client = clientOf(emulator, token, { apiVersion: '2025-02-19' })
  const events = new ReplaySubject<LiveEvent>()
  subscriptions.push(client.live.events({ includeDrafts: true }).subscribe(events))
  await firstValueFrom(events.pipe(filter(({ type }) => type === 'welcome')))
  const { syncTags } = await client.fetch('count(*)', {}, { filterResponse: false })
  await client.patch('settings').set({ title: 'New' }).commit()
  const message = await firstValueFrom(events.pipe(filter(({ type }) => type === 'message')))
  expect(syncTags).toHaveLength(1)
  expect(message).toMatchObject({ tags: syncTags, id: expect.any(String) })
})

test('closing the emulator ends its open streams', async () => {
  const events = listenTo(clientOf(emulator, token), '*')
  await events.welcome
  const startedAt = performance.now()
  await emulator.close()
  expect(performance.now() - startedAt).toBeLessThan(1_000)
})

function listenTo(
  client: SanityClient,
  query: string,
  options: { includePreviousRevision?: boolean } = {},
) {
  const events = new ReplaySubject<ListenEvent>()
  subscriptions.push(
    client.listen(query, {}, { events: ['welcome', 'mutation'], ...options }).subscribe(events),
  )
  const first = <T extends ListenEvent>(type: T['type']): Promise<T> =>
    firstValueFrom(events.pipe(filter((event): event is T => event.type === type)))
  const settled = <T>(promise: Promise<T>): Promise<T> => {
    promise.catch(() => {})
    return promise
  }
  return {
    welcome: settled(first('welcome')),
    mutation: settled(first<MutationEvent>('mutation')),
    error: new Promise<unknown>((resolve) => events.subscribe({ error: resolve })),
  }
}

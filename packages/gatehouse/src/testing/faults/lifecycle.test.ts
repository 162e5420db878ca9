import { expect, test } from 'vitest'
import { createStage, LIFETIME_MS } from './stage.ts'

test('F31: a callback address is exchanged once, handled twice and once more after it (W14, B1)', async () => {
  const stage = createStage()
  await stage.world.settle()
  const { store } = stage.actor()
  const href = `https://app.test/?code=${stage.server.issueCode('ada')}&tab=2`
  const handled = [store.handleCallback(href), store.handleCallback(href)]
  await stage.world.settle()
  expect(await Promise.all(handled)).toEqual(['https://app.test/?tab=2', 'https://app.test/?tab=2'])
  expect(stage.requests('/code')).toHaveLength(1)
  expect(stage.types()).toEqual(['logged-in'])
  const again = store.handleCallback(href)
  await stage.world.settle()
  expect(await again).toBe('https://app.test/?tab=2')
  expect(stage.requests('/code')).toHaveLength(1)
  expect(stage.types()).toEqual(['logged-in'])
})

test('F32: a store that is disposed of and made again goes on with the session, and renews it', async () => {
  const stage = createStage()
  await stage.signIn()
  stage.actor().store.dispose()
  const again = stage.moveIn(stage.actor().tab)
  await stage.world.settle()
  expect(again.store.getState().type).toBe('logged-in')
  await stage.world.advance(LIFETIME_MS)
  expect(stage.requests('/token')).toHaveLength(1)
  again.store.dispose()
  await stage.world.advance(31_000)
  expect(again.tab.holdings()).toEqual({
    timers: 0,
    pageListeners: 0,
    channelListeners: 0,
    storageListeners: 0,
    locks: 0,
  })
})

test('F32: what is waited for when a store is disposed of is rejected', async () => {
  const stage = createStage()
  const { store } = stage.actor()
  const waiting = expect(store.getCredential()).rejects.toMatchObject({ code: 'disposed' })
  store.dispose()
  await waiting
  await expect(store.getCredential()).rejects.toMatchObject({ code: 'disposed' })
  expect(store.getState().type).toBe('logging-in')
})

test('F33: a subscriber throws, calls every verb, unsubscribes itself and logs out; the others hear it all', async () => {
  const stage = createStage()
  await stage.world.settle()
  const { store, tab } = stage.actor()
  const results: string[] = []
  const heard: string[] = []
  const stop = store.subscribe(() => {
    stop()
    const verbs = [
      store.getCredential(),
      store.refresh(),
      store.login(),
      store.handleCallback('https://app.test/'),
      store.logout(),
    ]
    for (const verb of verbs) {
      verb.then(
        () => results.push('resolved'),
        () => results.push('rejected'),
      )
    }
    throw new Error('a bug of the app')
  })
  store.subscribe((state) => heard.push(state.type))
  store.setCredential(stage.server.signIn('ada'), { id: 'ada', name: 'Ada' })
  await stage.world.advance(31_000)
  expect(results).toHaveLength(5)
  expect(heard.at(0)).toBe('logged-in')
  expect(heard.at(-1)).toBe('logged-out')
  expect(tab.log().filter(({ event }) => event === 'subscriber.threw')).toHaveLength(1)
})

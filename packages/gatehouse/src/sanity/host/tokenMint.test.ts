import { expect, test, vi } from 'vitest'
import { AuthError } from '../../errors.ts'
import { manualClock } from '../comlink/testing/manualClock.ts'
import { createTokenMint, type TokenOrder } from './tokenMint.ts'

const forever = () => new Promise<never>(() => {})

test('who asks while a token is being made gets the same one, who asks later a new one', async () => {
  const createToken = vi.fn(async () => `sk-${createToken.mock.calls.length}`)
  const { mint } = createTokenMint({ createToken, clock: manualClock() })
  await expect(Promise.all([mint(), mint()])).resolves.toEqual(['sk-1', 'sk-1'])
  await expect(mint()).resolves.toBe('sk-2')
})

test.each([
  ['null', async () => null, 'signed-out'],
  ['an empty token', async () => '', 'response-invalid'],
  ['a token of 1 MB', async () => 'x'.repeat(1_000_000), 'response-invalid'],
  ['a header injection', async () => 'sk-T\r\nX: 1', 'response-invalid'],
  ['an error', async () => Promise.reject(new Error('CANARY')), 'server'],
  ['no error at all', async () => Promise.reject(undefined), 'server'],
  ['a typed error', async () => Promise.reject(new AuthError('network', 'Offline.')), 'network'],
])('%s is a typed error', async (_, createToken, code) => {
  const clock = manualClock()
  const error = await createTokenMint({ createToken, clock })
    .mint()
    .catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AuthError)
  expect(error).toMatchObject({ code })
  expect(JSON.stringify(error) + String(error)).not.toContain('CANARY')
  expect(clock.pending()).toBe(0)
})

test('a dashboard that throws at once is no different', async () => {
  const createToken = () => {
    throw new Error('synchronously')
  }
  const mint = createTokenMint({ createToken, clock: manualClock() })
  await expect(mint.mint()).rejects.toMatchObject({ code: 'server' })
})

test('a token that takes longer than nine seconds is called off, and the next try is a new one', async () => {
  const clock = manualClock()
  const orders: TokenOrder[] = []
  const mint = createTokenMint({
    clock,
    createToken: (order) => {
      orders.push(order)
      return orders.length === 1 ? forever() : Promise.resolve('sk-2')
    },
  })
  const first = mint.mint()
  clock.advance(8999)
  expect(orders[0]?.signal.aborted).toBe(false)
  clock.advance(1)
  expect(orders[0]?.signal.aborted).toBe(true)
  await expect(first).rejects.toMatchObject({ code: 'timeout', recoverable: true })
  await expect(mint.mint()).resolves.toBe('sk-2')
  expect(clock.pending()).toBe(0)
})

test('disposal calls off what is under way and makes no more (I10)', async () => {
  const clock = manualClock()
  const createToken = vi.fn(forever)
  const mint = createTokenMint({ clock, createToken })
  const pending = mint.mint()
  mint.dispose()
  await expect(pending).rejects.toMatchObject({ code: 'disposed' })
  await expect(mint.mint()).rejects.toMatchObject({ code: 'disposed' })
  expect(createToken).toHaveBeenCalledTimes(1)
  expect(clock.pending()).toBe(0)
})

import type { Ledger } from '../../ports/ledger.ts'
import type { ContractTools } from './contractTools.ts'

/** Two tabs over the same records; for a ledger of one tab, the same object twice. */
export interface LedgerPair {
  readonly first: Ledger
  readonly second: Ledger
}

const increment = (present: unknown): unknown => (typeof present === 'number' ? present + 1 : 1)

/** What every {@link Ledger} has to do. `makePair` gives two tabs over records that are empty. */
export function ledgerContract(tools: ContractTools, makePair: () => LedgerPair): void {
  const { test, expect } = tools

  test('a record that was never written is undefined', async () => {
    const { first } = makePair()
    expect(await first.read('default')).toBeUndefined()
  })

  test('what one tab writes, the other reads', async () => {
    const { first, second } = makePair()
    const record = { epoch: 3, credential: { type: 'bearer', token: 'abc' }, list: [1, null] }
    expect(await first.update('default', () => record)).toEqual(record)
    expect(await second.read('default')).toEqual(record)
  })

  test('decide gets what stands, and update resolves with what stands afterwards', async () => {
    const { first, second } = makePair()
    const seen: unknown[] = []
    const decide = (present: unknown): unknown => {
      seen.push(present)
      return increment(present)
    }
    expect(await first.update('default', decide)).toBe(1)
    expect(await second.update('default', decide)).toBe(2)
    expect(seen).toEqual([undefined, 1])
  })

  test('returning the very same value keeps it', async () => {
    const { first, second } = makePair()
    await first.update('default', () => ({ epoch: 1 }))
    expect(await second.update('default', (present) => present)).toEqual({ epoch: 1 })
    expect(await first.read('default')).toEqual({ epoch: 1 })
    expect(await first.update('other', (present) => present)).toBeUndefined()
    expect(await first.read('other')).toBeUndefined()
  })

  test('returning undefined removes the record', async () => {
    const { first, second } = makePair()
    await first.update('default', () => 1)
    expect(await second.update('default', () => undefined)).toBeUndefined()
    expect(await first.read('default')).toBeUndefined()
  })

  test('a decide that throws rejects with its error and changes nothing', async () => {
    const { first, second } = makePair()
    await first.update('default', () => 1)
    const failure = new Error('no')
    const update = first.update('default', () => {
      throw failure
    })
    await expect(update).rejects.toBe(failure)
    expect(await second.read('default')).toBe(1)
    expect(await first.update('default', increment)).toBe(2)
  })

  test('no update is lost when both tabs write at once', async () => {
    const { first, second } = makePair()
    const rounds = Array.from({ length: 25 }, () => [first, second]).flat()
    const results = await Promise.all(rounds.map((tab) => tab.update('default', increment)))
    expect(results.toSorted((a, b) => Number(a) - Number(b))).toEqual(rounds.map((_, i) => i + 1))
    expect(await first.read('default')).toBe(50)
  })

  test('updates of one tab happen in the order in which they were asked for', async () => {
    const { first, second } = makePair()
    const append = (letter: string) => (present: unknown) => `${present ?? ''}${letter}`
    await Promise.all([...'abcdef'].map((letter) => first.update('default', append(letter))))
    expect(await second.read('default')).toBe('abcdef')
  })

  test('records with different names do not meet, whatever the names are', async () => {
    const { first, second } = makePair()
    const names = ['default', 'lock:default', '__proto__', 'constructor', '', 'ä 🔑']
    for (const name of names) await first.update(name, () => `value of ${name}`)
    for (const name of names) expect(await second.read(name)).toBe(`value of ${name}`)
  })
}

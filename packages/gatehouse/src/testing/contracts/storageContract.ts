import type { KeyValue } from '../../ports/storage.ts'
import type { ContractTools } from './contractTools.ts'

/** What every {@link KeyValue} has to do. `makeStorage` gives one that is empty. */
export function storageContract(tools: ContractTools, makeStorage: () => KeyValue): void {
  const { test, expect } = tools

  test('a key that was never set is null', async () => {
    const storage = makeStorage()
    expect(storage.get('missing')).toBeNull()
    expect(storage.get('getItem')).toBeNull()
  })

  test('a value is read back as it was written, the last one wins', async () => {
    const storage = makeStorage()
    for (const value of ['{"token":"a"}', '', 'ä 🔑 \u0000', 'x'.repeat(100_000)]) {
      storage.set('key', value)
      expect(storage.get('key')).toBe(value)
    }
  })

  test('keys do not meet, even those that objects are born with', async () => {
    const storage = makeStorage()
    const keys = ['a', 'A', 'toString', 'getItem', 'length', '']
    for (const key of keys) storage.set(key, `value of ${key}`)
    for (const key of keys) expect(storage.get(key)).toBe(`value of ${key}`)
  })

  test('a removed key is null again, and removing what is not there is no error', async () => {
    const storage = makeStorage()
    storage.set('key', 'value')
    storage.remove('key')
    storage.remove('key')
    expect(storage.get('key')).toBeNull()
  })
}

import { expect, test } from 'vitest'
import { ledgerContract } from '../testing/contracts/ledgerContract.ts'
import { memoryLedger } from './memoryLedger.ts'

ledgerContract({ test, expect }, () => {
  const ledger = memoryLedger()
  return { first: ledger, second: ledger }
})

test('memory says that it is not shared, and two of them share nothing', async () => {
  const ledger = memoryLedger()
  await ledger.update('default', () => 1)
  expect(ledger.shared()).toBe(false)
  expect(await memoryLedger().read('default')).toBeUndefined()
})

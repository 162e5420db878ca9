import type { ExpectStatic } from 'vitest'

/** What a contract needs of a test runner; vitest's own names fit. */
export interface ContractTools {
  readonly test: (name: string, body: () => Promise<void>) => void
  readonly expect: ExpectStatic
}

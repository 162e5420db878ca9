import { browserEnvironment } from './browserEnvironment.ts'
import type { Environment } from './environment.ts'
import { serverEnvironment } from './serverEnvironment.ts'

/** The world that this code runs in: a page's or a worker's, which have an address, or a server's. */
export function platformEnvironment(overrides: Partial<Environment> = {}): Environment {
  return globalThis.location === undefined
    ? serverEnvironment(overrides)
    : browserEnvironment(overrides)
}

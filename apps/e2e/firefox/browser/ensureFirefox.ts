import { installFromDebian } from '../../src/browser/installFromDebian.ts'
import { findFirefox } from './findFirefox.ts'

/** The path of a Firefox, installed now where this can be done; `undefined` where it cannot be had. */
export function ensureFirefox(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const found = findFirefox(environment)
  if (found !== undefined) return found
  installFromDebian('firefox-esr')
  return findFirefox(environment)
}

import type { SanityClient } from '@sanity/client'
import { NEVER } from 'rxjs'

/** A client whose requests are never answered, and cost nothing. */
export const silentClient = {
  request: () => new Promise(() => {}),
  observable: { request: () => NEVER },
} as unknown as SanityClient

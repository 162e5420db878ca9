import { sameConfig } from '../../react/sameConfig.ts'
import type { SanityConfig } from '../config.ts'

/** What of a configuration decides about the session. */
const SESSION = ['auth', 'studio', 'studioMode', 'useProjectHostname'] as const

/** Whether what a provider says can be had within the instance around it: it signs in no other way. */
export function sharesSession(around: SanityConfig, own: SanityConfig): boolean {
  return SESSION.every((name) => own[name] === undefined || sameConfig(own[name], around[name]))
}

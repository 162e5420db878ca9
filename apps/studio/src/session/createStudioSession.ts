import type { Variant } from '../variant/variant.ts'
import { createCookieSession } from './cookieSession.ts'
import type { Platform } from './platform.ts'
import { createSourceSession } from './sourceSession.ts'
import type { StudioSession } from './studioSession.ts'
import { createTokenSession } from './tokenSession.ts'

/** The session of a studio, in the variant that the page is shown in. */
export function createStudioSession(variant: Variant, platform: Platform): StudioSession {
  switch (variant) {
    case 'token':
      return createTokenSession({ platform, area: localStorage, target: window })
    case 'cookie':
      return createCookieSession(platform)
    case 'source':
      return createSourceSession(platform)
  }
}

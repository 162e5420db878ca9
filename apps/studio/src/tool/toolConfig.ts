import type { SanityConfig } from 'gatehouse/sanity/react'
import { PROJECT } from '../config.ts'
import type { Variant } from '../variant/variant.ts'

/**
 * How the tool is set up in a studio that tells it nothing: both forms of saying so are in it.
 * `undefined`: the tool takes everything from the studio's context.
 */
export function toolConfig(variant: Variant, apiHost: string): SanityConfig | undefined {
  const common = { projectId: PROJECT.id, dataset: PROJECT.dataset, auth: { apiHost } }
  switch (variant) {
    case 'token':
      return { ...common, studioMode: { enabled: true } }
    case 'cookie':
      return { ...common, studio: {} }
    case 'source':
      return undefined
  }
}

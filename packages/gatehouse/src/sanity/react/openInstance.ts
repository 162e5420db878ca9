import { AuthError, isAuthError } from '../../errors.ts'
import type { SanityConfig } from '../config.ts'
import {
  createSanityInstance,
  type SanityInstance,
  type SanityInstanceOptions,
} from '../instance.ts'

/** What a configuration came to. */
export type OpenedInstance =
  | { readonly type: 'open'; readonly instance: SanityInstance }
  | { readonly type: 'failed'; readonly error: AuthError }

/** Makes the instance of a configuration. One that cannot be used is an answer too. */
export function openInstance(config: SanityConfig, options: SanityInstanceOptions): OpenedInstance {
  try {
    return { type: 'open', instance: createSanityInstance(config, options) }
  } catch (cause) {
    if (isAuthError(cause)) return { type: 'failed', error: cause }
    const message = 'The app could not start with this configuration. See the cause.'
    return { type: 'failed', error: new AuthError('config-invalid', message, { cause }) }
  }
}

/** Ends the instance, where there is one. */
export function closeInstance(opened: OpenedInstance): void {
  if (opened.type === 'open') opened.instance.dispose()
}

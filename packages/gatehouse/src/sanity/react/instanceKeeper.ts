import { AuthError, isAuthError } from '../../errors.ts'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import type { Environment } from '../../ports/environment.ts'
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

/** What a new instance is told of the app around it. */
export type InstanceManner = Pick<SanityInstanceOptions, 'login'>

/** Keeps one instance for a component, through a remount that follows at once. */
export interface InstanceKeeper {
  /**
   * The instance of this configuration object: the one that stands, or a new one in its place. A
   * configuration that cannot be used is an answer too.
   */
  readonly take: (config: SanityConfig, manner: InstanceManner) => OpenedInstance
  /** Lets go, one macrotask later, unless it is taken again before; then calls `gone`. */
  readonly release: (gone: () => void) => void
}

/** What stands. */
interface Kept {
  readonly config: SanityConfig
  readonly opened: OpenedInstance
}

/** Makes a keeper, which touches nothing before something is taken. */
export function createInstanceKeeper(
  environment: Environment = browserEnvironment(),
): InstanceKeeper {
  let kept: Kept | undefined
  let stay = () => {}

  function close(): void {
    if (kept?.opened.type === 'open') kept.opened.instance.dispose()
    kept = undefined
  }

  return {
    take(config, manner) {
      stay()
      if (kept?.config !== config || !kept) {
        close()
        kept = { config, opened: open(config, { ...manner, environment }) }
      }
      return kept.opened
    },
    release(gone) {
      stay()
      stay = environment.clock.after(0, () => {
        close()
        gone()
      })
    },
  }
}

function open(config: SanityConfig, options: SanityInstanceOptions): OpenedInstance {
  try {
    return { type: 'open', instance: createSanityInstance(config, options) }
  } catch (cause) {
    if (isAuthError(cause)) return { type: 'failed', error: cause }
    const message = 'The app could not start with this configuration. See the cause.'
    return { type: 'failed', error: new AuthError('config-invalid', message, { cause }) }
  }
}

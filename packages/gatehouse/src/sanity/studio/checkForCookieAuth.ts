import { withDeadline } from '../../deadline.ts'
import { browserEnvironment } from '../../ports/browserEnvironment.ts'
import type { Environment } from '../../ports/environment.ts'
import type { AuthConfig, SanityConfig } from '../config.ts'
import { cookieOwner } from './cookieOwner.ts'
import { createStudioApi } from './studioApi.ts'

/** How long the project's host has to answer, in milliseconds. */
const ANSWER_MS = 10_000

/** Where to ask, and in which world. */
export interface CookieAuthOptions
  extends Pick<AuthConfig, 'apiHost' | 'clientFactory'>,
    Pick<SanityConfig, 'useProjectHostname'> {
  /** @defaultValue `browserEnvironment()` */
  readonly environment?: Environment
  readonly signal?: AbortSignal
}

/**
 * Whether the browser holds a session cookie that the project's host takes: `GET /users/me` with
 * credentials, and no token. `false` also where the host cannot be reached within 10 s, or the browser
 * keeps third-party cookies back. Never rejects.
 */
export async function checkForCookieAuth(
  projectId: string,
  {
    environment = browserEnvironment(),
    signal,
    useProjectHostname = true,
    ...auth
  }: CookieAuthOptions = {},
): Promise<boolean> {
  const api = createStudioApi({ projectId, auth, useProjectHostname }, environment)
  const { clock } = environment
  const bounds = { clock, ms: ANSWER_MS, what: 'The project', ...(signal && { signal }) }
  const answer = await withDeadline(bounds, (deadline) =>
    cookieOwner(api, { environment, signal: deadline }),
  ).catch(() => undefined)
  return answer?.type === 'accepted'
}

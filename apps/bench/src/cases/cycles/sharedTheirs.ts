import { createSanityInstance, getAuthState, refreshOAuthTokens } from '@sanity/sdk'
import type { Figures } from '../../measure/figures.ts'
import { untilKnown } from '../untilKnown.ts'
import { measureCycles } from './measureCycles.ts'

/** The mode in which the package shares a session between tabs and renews it under a lock. */
const CONFIG = {
  auth: { oauth: { clientId: 'bench', redirectUri: 'https://app.example.com/callback' } },
}

const TOKENS = {
  accessToken: 'access-1',
  refreshToken: 'refresh-1',
  tokenType: 'bearer',
  expiresIn: 3_600,
}

/** A session that all tabs share, renewed once. */
export const run = (): Promise<Figures> =>
  measureCycles(async (alive) => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
    localStorage.setItem('__sanity_oauth_tokens', JSON.stringify({ ...TOKENS, expiresAt }))
    const instance = createSanityInstance(CONFIG)
    await untilKnown(getAuthState(instance))
    alive()
    await refreshOAuthTokens(instance)
    await untilKnown(getAuthState(instance))
    instance.dispose()
  })

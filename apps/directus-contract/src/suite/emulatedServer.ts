import { setTimeout as delay } from 'node:timers/promises'
import { startEmulator } from '@gatehouse/emulator'
import type { DirectusServer } from './directusServer.ts'
import type { ServerSettings } from './serverSettings.ts'
import { SSO_PROVIDERS } from './ssoProviders.ts'
import { suiteSeed } from './suiteSeed.ts'

/** Starts the emulator with the seed of the suite. */
export async function emulatedServer({
  hasSso = false,
  ...settings
}: ServerSettings): Promise<DirectusServer> {
  const emulator = await startEmulator({
    port: 0,
    directusPort: 0,
    seed: {
      people: [],
      organizations: [],
      projects: [],
      directus: {
        ...suiteSeed,
        users: suiteSeed.users.filter(({ provider }) => hasSso || provider === undefined),
        providers: hasSso ? SSO_PROVIDERS.map(({ isOpen: _, ...provider }) => provider) : [],
        settings: { corsOrigin: 'off', ...settings },
      },
    },
  })
  return {
    url: emulator.directusUrl,
    readMailLink: async (email) => {
      // Mail goes out after the answer on a real server, and may one day do so here.
      for (let tries = 0; tries < 100; tries += 1) {
        const mail = emulator.world.directus.mails.findLast(({ to }) => to === email)
        if (mail) return mail.url
        await delay(10)
      }
      throw new Error(`No mail came for ${email}.`)
    },
    leaveSignInPage: (page) => {
      const { ssoAttempts, users } = emulator.world.directus
      const attempt = ssoAttempts.get(page.searchParams.get('state') ?? '')
      if (!attempt || page.pathname.startsWith('/auth/')) return undefined
      const person = [...users.values()].find(({ provider }) => provider === attempt.provider)
      const next = new URL(page)
      next.searchParams.set('person', person?.id ?? 'a stranger')
      return next
    },
    stop: () => emulator.close(),
  }
}

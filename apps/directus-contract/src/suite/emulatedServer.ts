import { setTimeout as delay } from 'node:timers/promises'
import { startEmulator } from '@gatehouse/emulator'
import type { DirectusServer } from './directusServer.ts'
import type { ServerSettings } from './serverSettings.ts'
import { suiteSeed } from './suiteSeed.ts'

/** Starts the emulator with the seed of the suite. */
export async function emulatedServer(settings: ServerSettings): Promise<DirectusServer> {
  const emulator = await startEmulator({
    port: 0,
    directusPort: 0,
    seed: {
      people: [],
      organizations: [],
      projects: [],
      directus: { ...suiteSeed, settings: { corsOrigin: 'off', ...settings } },
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
    stop: () => emulator.close(),
  }
}

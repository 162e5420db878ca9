import { adminApi } from '../server/adminApi.ts'
import { collectMails } from '../server/collectMails.ts'
import { installDirectus } from '../server/installDirectus.ts'
import { printProgress } from '../server/progress.ts'
import { DIRECTUS_12 } from '../server/releases.ts'
import { seedDatabase } from '../server/seedDatabase.ts'
import { startDirectus } from '../server/startDirectus.ts'
import type { DirectusServer } from './directusServer.ts'
import { realEnv } from './realEnv.ts'
import type { ServerSettings } from './serverSettings.ts'
import { suiteSeed } from './suiteSeed.ts'

/** Starts a real server on a copy of the seeded database. */
export async function realServer(settings: ServerSettings): Promise<DirectusServer> {
  const installation = await installDirectus(DIRECTUS_12, printProgress)
  const database = await seedDatabase(installation, suiteSeed, printProgress)
  const mails = await collectMails()
  const running = await startDirectus({
    installation,
    database,
    env: { ...mails.env, ...realEnv(settings) },
  })
  const { loginAttempts } = settings
  if (loginAttempts !== undefined) {
    await adminApi(running.url).send('PATCH', '/settings', { auth_login_attempts: loginAttempts })
  }
  return {
    url: running.url,
    readMailLink: mails.linkFor,
    stop: async () => {
      await running.stop()
      await mails.close()
    },
  }
}

import { adminApi } from '../server/adminApi.ts'
import { collectMails } from '../server/collectMails.ts'
import { freePort } from '../server/freePort.ts'
import { installDirectus } from '../server/installDirectus.ts'
import { printProgress } from '../server/progress.ts'
import { DIRECTUS_11, DIRECTUS_12 } from '../server/releases.ts'
import { seedDatabase } from '../server/seedDatabase.ts'
import { startDirectus } from '../server/startDirectus.ts'
import type { DirectusServer } from './directusServer.ts'
import { realEnv } from './realEnv.ts'
import type { ServerSettings } from './serverSettings.ts'
import { suiteSeed } from './suiteSeed.ts'

/** Starts a real server on a copy of the seeded database. */
export async function realServer(settings: ServerSettings): Promise<DirectusServer> {
  const { hasSso = false, redirectAllowList, loginAttempts } = settings
  const installation = await installDirectus(hasSso ? DIRECTUS_11 : DIRECTUS_12, printProgress)
  const database = await seedDatabase(installation, suiteSeed, printProgress)
  const port = await freePort()
  const mails = await collectMails()
  const url = `http://localhost:${port}`
  // The provider of identities is loaded where it is needed only.
  const sso = hasSso
    ? await (await import('./realSso.ts')).realSso(url, redirectAllowList)
    : undefined
  const running = await startDirectus({
    installation,
    database,
    port,
    env: { ...mails.env, ...sso?.env, ...realEnv(settings) },
  })
  if (loginAttempts !== undefined) {
    await adminApi(running.url).send('PATCH', '/settings', { auth_login_attempts: loginAttempts })
  }
  return {
    url: running.url,
    readMailLink: mails.linkFor,
    // The provider shows no page.
    leaveSignInPage: () => undefined,
    stop: async () => {
      await running.stop()
      await sso?.stop()
      await mails.close()
    },
  }
}

import { createEmulator, emulatorFetch } from '@gatehouse/emulator'
import type { Figures } from '../../measure/figures.ts'
import type { Command, DirectusSdk, SessionClient } from '../../world/directusSdk.ts'
import { sleepThrough } from '../../world/sleepThrough.ts'

const REQUESTS = 1_000
const PERSON = { email: 'editor@example.com', password: 'editor-pass-1' }
const readTasks: Command = () => ({ path: '/items/tasks', method: 'GET' })

/** What a thousand requests at once came to. */
interface Burst {
  readonly refreshes: number
  readonly failures: number
}

/**
 * 1,000 requests at once, when the token is over: `woken`, after the device slept past its end, and
 * `early`, where the server ends it before the client expects that, as its seconds are whole ones.
 * The session has been renewed once before, as each that has lasted for a while.
 */
export async function measureExpiry(sdk: DirectusSdk): Promise<Figures> {
  let serverAheadMs = 0
  const emulator = createEmulator({ now: () => Date.now() + serverAheadMs })
  const { accessTokenMs } = emulator.world.directus.settings

  async function signIn(): Promise<SessionClient> {
    const fetch = emulatorFetch(emulator)
    const client = sdk.withSession('http://directus.localhost:4710', { fetch })
    await client.login(PERSON)
    await client.refresh()
    await client.request(readTasks)
    return client
  }

  async function burst(client: SessionClient): Promise<Burst> {
    const { counters } = emulator.world.directus
    const before = counters.refreshes + counters.refreshRefusals
    const requests = Array.from({ length: REQUESTS }, () => client.request(readTasks))
    const answers = await Promise.allSettled(requests)
    client.stopRefreshing()
    return {
      refreshes: counters.refreshes + counters.refreshRefusals - before,
      failures: answers.filter(({ status }) => status === 'rejected').length,
    }
  }

  const early = await signIn()
  serverAheadMs = accessTokenMs
  const atEarlyEnd = await burst(early)
  serverAheadMs = 0

  const sleeper = await signIn()
  sleepThrough(accessTokenMs)
  const afterSleep = await burst(sleeper)
  emulator.close()
  return {
    wokenRefreshes: afterSleep.refreshes,
    wokenFailures: afterSleep.failures,
    earlyRefreshes: atEarlyEnd.refreshes,
    earlyFailures: atEarlyEnd.failures,
  }
}

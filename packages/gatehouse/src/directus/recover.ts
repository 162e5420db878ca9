import { type Credential, isTokenCredential } from '../machine/credential.ts'
import { pause } from '../pause.ts'
import { systemClock } from '../ports/systemClock.ts'
import { attempt, credited, type Job } from './attempt.ts'
import type { DirectusError } from './errors.ts'
import { nextTry } from './nextTry.ts'
import { type Refused, refusal } from './refusal.ts'
import { credentialOf } from './tokenClient.ts'

/** What has become of a request so far. */
interface Progress {
  readonly credential: Credential | null
  readonly isRenewed: boolean
  readonly waits: number
  readonly waitedMs: number
}

/**
 * Goes on after a refusal: sends the request again where that helps, once after a renewal where the
 * token is refused, and after a wait where the server is busy.
 *
 * @param credential - what the refused request was sent with
 * @throws DirectusError the server's refusal, when nothing helps
 */
export function recover(
  job: Job,
  credential: Credential | null,
  refused: Refused,
): Promise<unknown> {
  const { init } = job
  const clock = systemClock()
  const start = { credential, isRenewed: isReadOnce(init.body), waits: 0, waitedMs: 0 }
  return goOn(start, refused)

  async function goOn(progress: Progress, answer: Refused): Promise<unknown> {
    const error = await refusal(answer, credited(init, progress.credential), clock)
    // It may be what has ended the session, and says why.
    if (error.response.status !== 401) job.assertAsker?.()
    const next = await prepared(progress, error)
    if (!next) throw error
    const reached = await attempt(job, next.credential)
    return 'data' in reached ? reached.data : goOn(next, reached)
  }

  /** Gets ready for another attempt; `undefined` where none would help. */
  async function prepared(progress: Progress, error: DirectusError): Promise<Progress | undefined> {
    const { credential: rejected, waits, waitedMs } = progress
    const isCredited = rejected !== null
    const isByCookie = isCredited && !isTokenCredential(rejected)
    const method = init.method ?? 'GET'
    const next = nextTry({ ...progress, error, method, isCredited, isByCookie })
    if (next.type === 'wait') {
      await pause(clock, next.ms, init.signal)
      job.assertAsker?.()
      return { ...progress, waits: waits + 1, waitedMs: waitedMs + next.ms }
    }
    if (next.type === 'give-up' || !rejected) return undefined
    const renewed = await credentialOf(job.client, { rejected, signal: init.signal })
    if (next.type === 'look' || !renewed) return undefined
    job.assertAsker?.()
    return { ...progress, credential: renewed, isRenewed: true }
  }
}

/** Whether a body is gone once it is sent. */
function isReadOnce(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'getReader' in body
}

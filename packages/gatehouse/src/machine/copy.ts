import { sameCredential } from './credential.ts'
import type { EventOf } from './event.ts'
import type { Instant } from './instant.ts'
import { credentialTag, type SignedInRecord } from './ledgerRecord.ts'
import { startRenewal } from './renewal.ts'
import type { AuthUser, Session } from './session.ts'
import { finding } from './signIn.ts'
import { ended } from './signOut.ts'
import type { Step } from './step.ts'

/** What reading the ledger came to. */
export type WhatWasRead<U extends AuthUser> = EventOf<'recordRead', U>['record']

/** Other code has signed somebody in. What this tab was writing while it signed out is not that. */
export function isSignInElsewhere<U extends AuthUser>(
  { reason }: Extract<Session<U>['phase'], { readonly type: 'out' }>,
  { copy, at }: EventOf<'recordRead', U>,
): boolean {
  return Boolean(copy) && (!reason || at.wall - reason.at > SETTLING_MS)
}

/** Looks for what other code has written. */
export function askForCopy<U extends AuthUser>(session: Session<U>): Step<U> {
  const epoch = session.epoch + 1
  return [
    { ...finding(session, 'asking'), epoch },
    { type: 'acquire', epoch, interactive: false },
  ]
}

/** How long a record and its copy may differ, in milliseconds: they are not written as one. */
const SETTLING_MS = 5_000

/** Whether the copy of a record should stand beside it by now. */
function isSettled<U extends AuthUser>(
  record: WhatWasRead<U>,
  at: Instant,
): record is SignedInRecord<U> {
  if (record === null || record === 'unreadable' || record.type !== 'signedIn') return false
  return at.wall - (record.refreshedAt ?? record.receivedAt) > SETTLING_MS
}

/**
 * Beside a record that is as this tab knows it, another copy is other code's doing: none at all is a
 * sign-out, and another credential is looked into: the session stands, and its requests wait for that.
 */
export function copyRead<U extends AuthUser>(
  step: Step<U>,
  { record, copy, at }: EventOf<'recordRead', U>,
): Step<U> {
  const [session] = step
  const { phase } = session
  if (copy === undefined || phase.type !== 'active' || !isSettled(record, at)) return step
  if (copy === null) {
    // Where it could not be written, its absence says nothing (F11).
    if (!record.isCopied) return step
    const { version } = session
    const because = 'storage-cleared'
    return [ended(session, because, { at }), { type: 'forget', version, because }]
  }
  const { renewal } = phase
  if (renewal.type === 'running' || renewal.type === 'waiting') return step
  // One that this library has written itself, before a crash or a write that was lost, is no news.
  const isOld = credentialTag(copy) === record.formerly
  if (isOld || sameCredential(copy, phase.credential)) return step
  return startRenewal(session, phase, 'noticed')
}

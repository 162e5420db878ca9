import type { Credential } from './credential.ts'
import type { Instant } from './instant.ts'
import { receivedInstant, type SignedInRecord } from './ledgerRecord.ts'
import type { ActivePhase, AuthUser, Session } from './session.ts'
import type { Step } from './step.ts'

/** What a new session starts from. */
interface SignIn<U extends AuthUser> {
  readonly credential: Credential
  readonly user: U | null
  readonly receivedAt: Instant
  readonly refreshedAt?: number | undefined
}

/** The same, of a credential that other code may keep as its own. */
interface BorrowedSignIn<U extends AuthUser> extends SignIn<U> {
  readonly isBorrowed?: boolean | undefined
}

/** A new session begins: a new epoch, a new record, and a question where the person is unknown. */
export function signIn<U extends AuthUser>(
  session: Session<U>,
  { isBorrowed, ...start }: BorrowedSignIn<U>,
): Step<U> {
  const epoch = session.epoch + 1
  const next = { ...session, epoch, phase: activePhase(start) }
  const persist = {
    ...start,
    type: 'persist' as const,
    epoch,
    version: session.version,
    begins: true,
    isCautious: isBorrowed,
  }
  if (start.user !== null) return [next, persist]
  return [next, persist, { type: 'validate', epoch, credential: start.credential }]
}

/** A credential is being looked for. Whoever wants in goes on wanting it. */
export function finding<U extends AuthUser>(
  session: Session<U>,
  step: Extract<Session<U>['phase'], { readonly type: 'finding' }>['step'],
): Session<U> {
  const { phase } = session
  const login = 'login' in phase ? phase.login : undefined
  return { ...session, phase: { type: 'finding', step, ...(login && { login }) } }
}

/** The session that another tab, or a former page, has left in the ledger. */
export function signInFromRecord<U extends AuthUser>(
  session: Session<U>,
  record: SignedInRecord<U>,
  at: Instant,
): Step<U> {
  return asked({
    ...session,
    epoch: session.epoch + 1,
    version: record.version,
    phase: { ...activePhase(fromRecord(record, at)), lineage: record.lineage },
  })
}

/** Where nobody has said yet whose the session is, the backend is asked. */
export function asked<U extends AuthUser>(session: Session<U>): Step<U> {
  const { phase, epoch } = session
  if (phase.type !== 'active' || phase.user !== null) return [session]
  return [session, { type: 'validate', epoch, credential: phase.credential }]
}

/** The credential of a record, as this tab counts time. */
export function fromRecord<U extends AuthUser>(record: SignedInRecord<U>, at: Instant): SignIn<U> {
  const { credential, user, receivedAt, refreshedAt } = record
  return {
    credential,
    user,
    receivedAt: receivedInstant(receivedAt, at),
    refreshedAt,
  }
}

function activePhase<U extends AuthUser>(start: SignIn<U>): ActivePhase<U> {
  return { ...start, type: 'active', renewal: { type: 'idle' } }
}

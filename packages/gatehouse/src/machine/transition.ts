import type { AuthEvent } from './event.ts'
import { recordErased, recordRead, recordWritten } from './record.ts'
import { networkReturned, renewalEnded, renewalRequested, timePassed } from './renewal.ts'
import {
  authorityChanged,
  callbackReceived,
  credentialOffered,
  loginRequested,
  searchEnded,
  validationEnded,
} from './search.ts'
import type { AuthUser, Session } from './session.ts'
import { authorityLeft, credentialWithdrawn, logoutEnded, logoutRequested } from './signOut.ts'
import type { Step } from './step.ts'

/**
 * Decides everything. Pure and total: any event may come in any session, and one that has nothing
 * to say there returns the very same session.
 */
export function transition<U extends AuthUser>(session: Session<U>, event: AuthEvent<U>): Step<U> {
  switch (event.type) {
    case 'searchEnded':
      return searchEnded(session, event)
    case 'validationEnded':
      return validationEnded(session, event)
    case 'credentialOffered':
      return credentialOffered(session, event)
    case 'credentialWithdrawn':
      return credentialWithdrawn(session, event)
    case 'authorityChanged':
      return authorityChanged(session)
    case 'authorityLeft':
      return authorityLeft(session, event)
    case 'callbackReceived':
      return callbackReceived(session, event)
    case 'loginRequested':
      return loginRequested(session)
    case 'timePassed':
      return timePassed(session, event)
    case 'networkReturned':
      return networkReturned(session, event)
    case 'renewalRequested':
      return renewalRequested(session, event)
    case 'renewalEnded':
      return renewalEnded(session, event)
    case 'recordRead':
      return recordRead(session, event)
    case 'recordWritten':
      return recordWritten(session, event)
    case 'recordErased':
      return recordErased(session)
    case 'logoutRequested':
      return logoutRequested(session, event)
    case 'logoutEnded':
      return logoutEnded(session, event)
  }
}

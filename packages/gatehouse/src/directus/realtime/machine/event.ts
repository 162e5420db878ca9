import type { PageEvent } from '../../../ports/page.ts'
import type { RealtimeError } from '../realtimeError.ts'
import type { Auth, Message } from './connection.ts'
import type { Incoming } from './incoming.ts'

/** What there is to authenticate with. `nobody`: it was looked for, and there is none. */
export type Finding = Exclude<Auth, { readonly type: 'own' }> | { readonly type: 'nobody' }

/** What a session did. */
export type SessionChange =
  | { readonly type: 'credentialRenewed'; readonly auth: Auth }
  /** Somebody came where nobody was. */
  | { readonly type: 'personCame'; readonly auth: Auth }
  /** Somebody else came. */
  | { readonly type: 'personChanged'; readonly auth: Auth }
  | { readonly type: 'personLeft' }

/** What happens to a connection. */
export type RealtimeEvent =
  | { readonly type: 'connectRequested' }
  | { readonly type: 'disconnectRequested' }
  | { readonly type: 'messageGiven'; readonly message: Message }
  | { readonly type: 'subscribed'; readonly uid: string; readonly text: string }
  | { readonly type: 'unsubscribed'; readonly uid: string; readonly text: string }
  | { readonly type: 'credentialFound'; readonly socket: number; readonly finding: Finding }
  | { readonly type: 'socketOpened'; readonly socket: number; readonly detail?: unknown }
  /**
   * It closed, it never opened, or what should let it in cannot be looked for. `detail` is the
   * platform's own event.
   */
  | {
      readonly type: 'socketClosed'
      readonly socket: number
      readonly detail?: unknown
      readonly error?: RealtimeError | undefined
    }
  | { readonly type: 'messageReceived'; readonly socket: number; readonly incoming: Incoming }
  | SessionChange
  | { readonly type: 'pageTold'; readonly event: PageEvent }
  | { readonly type: 'timePassed' }

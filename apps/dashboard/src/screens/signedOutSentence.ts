import type { SignedOutReason } from 'gatehouse'

/** Says why nobody is signed in; `undefined` where that is no news. */
export function signedOutSentence(reason: SignedOutReason | undefined): string | undefined {
  switch (reason?.code) {
    case 'signed-out':
      return 'You signed out.'
    case 'signed-out-elsewhere':
      return 'Your session ended in another tab.'
    case 'expired':
      return 'Your session ran out. Sign in again.'
    case 'revoked':
      return 'Your session was ended by the platform. Sign in again.'
    case 'refresh-lost':
      return 'The connection broke while your session was renewed. Sign in again.'
    case 'storage-cleared':
      return 'The site data of this dashboard was cleared. Sign in again.'
    case 'no-credential':
    case undefined:
      return undefined
  }
}

import type { SignedOutReason } from 'gatehouse/sanity/react'

/** Says why the tool has nobody, in the words of a studio: the sign-in is its own. */
export function signedOutSentence(reason: SignedOutReason | undefined): string {
  switch (reason?.code) {
    case 'signed-out':
      return 'You signed out of the studio with this tool.'
    case 'signed-out-elsewhere':
      return 'The studio has signed you out.'
    case 'expired':
    case 'refresh-lost':
      return "The studio's session has run out. Sign in to the studio again."
    case 'revoked':
      return "The studio's session was ended. Sign in to the studio again."
    case 'storage-cleared':
      return 'The data of this site was cleared. Sign in to the studio again.'
    case 'no-credential':
    case undefined:
      return 'Nobody is signed in to the studio.'
  }
}

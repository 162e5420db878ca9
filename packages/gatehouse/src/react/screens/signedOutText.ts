import type { SignedOutCode } from '../../machine/session.ts'

/** A screen's words. */
export interface ScreenText {
  readonly title: string
  readonly sentence: string
}

const TEXTS: Readonly<Record<SignedOutCode, ScreenText>> = {
  'signed-out': {
    title: 'You are signed out',
    sentence: 'You signed out here. Nothing of your session is left in this app.',
  },
  'signed-out-elsewhere': {
    title: 'You are signed out',
    sentence: 'You signed out in another tab or window.',
  },
  expired: {
    title: 'Your session has expired',
    sentence: 'Its time was over, and it could not be renewed.',
  },
  revoked: {
    title: 'Your session was ended',
    sentence: 'The server does not accept it any more.',
  },
  'refresh-lost': {
    title: 'Your session was interrupted',
    sentence: 'The connection broke while it was being renewed.',
  },
  'storage-cleared': {
    title: 'You are signed out',
    sentence: 'The data of this site was cleared in your browser.',
  },
  'no-credential': {
    title: 'You are not signed in',
    sentence: 'No sign-in was found for this app.',
  },
}

/** Why nobody is signed in, in words for a person. Without a code: nobody ever was. */
export function signedOutText(code: SignedOutCode | undefined): ScreenText {
  return TEXTS[code ?? 'no-credential']
}

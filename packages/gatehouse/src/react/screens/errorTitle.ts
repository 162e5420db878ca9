import type { AuthErrorCode } from '../../errors.ts'

/** What an error means for a person, in a few words; its message says the rest. */
export function errorTitle(code: AuthErrorCode): string {
  switch (code) {
    case 'config-invalid':
    case 'option-unknown':
    case 'option-invalid':
    case 'project-token':
    case 'not-supported':
      return 'This app is not set up correctly'
    case 'mode-unavailable':
    case 'parent-not-allowed':
      return 'This app cannot be used here'
    case 'network':
    case 'timeout':
    case 'server':
    case 'parent-timeout':
      return 'There was no answer'
    case 'session-changed':
    case 'signed-out':
      return 'Your session has changed'
    case 'url-malformed':
    case 'parent-refused':
    case 'parent-invalid':
    case 'credential-refused':
    case 'response-invalid':
    case 'revoke-failed':
    case 'disposed':
      return 'You could not be signed in'
  }
}

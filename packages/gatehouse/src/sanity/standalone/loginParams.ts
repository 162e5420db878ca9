/** Carries the state of a sign-in through the sign-in page, as part of the address to come back to. */
export const STATE_PARAM = 'gatehouse_login'

/** Carries the place to go back to, where that is not the address itself. */
export const RETURN_PARAM = 'gatehouse_return'

/** What the sign-in page adds, beside `sid`, when it has nobody to send back. */
export const REFUSAL_PARAMS: readonly string[] = ['error', 'error_description']

import { STATE_PARAM } from './loginReturn.ts'

/** A sign-in to begin. */
export interface LoginUrlOptions {
  readonly loginOrigin: string
  /** This page's address: where the login page comes back to. */
  readonly returnTo: string
  /** Comes back with the answer. */
  readonly state: string
  /** Whom the person chose; the login page asks when it is left out. */
  readonly personId?: string | undefined
}

/** The address of the login page for one sign-in. */
export function loginUrl({ loginOrigin, returnTo, state, personId }: LoginUrlOptions): string {
  const origin = new URL(returnTo)
  origin.hash = ''
  origin.searchParams.set(STATE_PARAM, state)
  const url = new URL('/login', loginOrigin)
  url.searchParams.set('origin', origin.href)
  url.searchParams.set('type', 'stampedToken')
  url.searchParams.set('withSid', 'true')
  if (personId !== undefined) url.searchParams.set('person', personId)
  return url.href
}

import type { Person } from '../seed.ts'

/** A way to sign in. */
export interface SignInProvider {
  readonly name: string
  readonly title: string
}

const TITLES: Readonly<Record<string, string>> = {
  google: 'Google',
  github: 'GitHub',
  sanity: 'E-mail / password',
  saml: 'Single sign-on',
}

/** The ways that people sign in, each once. */
export function signInProviders(people: readonly Person[]): readonly SignInProvider[] {
  const names = new Set(people.map(({ provider }) => provider))
  return [...names].map((name) => ({ name, title: TITLES[name] ?? name }))
}

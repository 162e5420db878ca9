import type { AuthUser } from '../../machine/session.ts'

/** A person of the tests' own platform. */
export interface Person extends AuthUser {
  readonly name: string
}

export const ada: Person = { id: 'ada', name: 'Ada' }
export const tomas: Person = { id: 'tomas', name: 'Tomás' }

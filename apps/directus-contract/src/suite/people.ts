import { FIRST_ADMIN } from '../server/directusEnv.ts'

/** Somebody who can sign in. */
export interface SuitePerson {
  readonly id: string
  readonly email: string
  readonly password: string
}

/**
 * The administrator. Without a licence key a real server lets three active users have access to its
 * app, so no more than the first three have it. The real one chooses an id of its own.
 */
export const ADMIN: SuitePerson & { readonly token: string } = {
  id: '00000000-0000-4000-8000-000000000001',
  ...FIRST_ADMIN,
}

export const EDITOR: SuitePerson & { readonly token: string } = {
  id: '00000000-0000-4000-8000-000000000002',
  email: 'editor@example.com',
  password: 'editor-pass-1',
  token: 'editor-static-token',
}

/** Has a second factor. */
export const CAREFUL: SuitePerson & { readonly tfaSecret: string } = {
  id: '00000000-0000-4000-8000-000000000003',
  email: 'careful@example.com',
  password: 'careful-pass-1',
  tfaSecret: 'D53RGSZ2LB3XKZ3R',
}

/** Has a role that may read and write tasks, and nothing else. */
export const READER: SuitePerson = {
  id: '00000000-0000-4000-8000-000000000004',
  email: 'reader@example.com',
  password: 'reader-pass-1',
}

export const SUSPENDED: SuitePerson = {
  id: '00000000-0000-4000-8000-000000000005',
  email: 'suspended@example.com',
  password: 'suspended-pass-1',
}

/** Has no role. */
export const NOBODY: SuitePerson = {
  id: '00000000-0000-4000-8000-000000000006',
  email: 'nobody@example.com',
  password: 'nobody-pass-1',
}

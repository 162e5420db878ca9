/** Somebody who can sign in to the emulator's Directus. */
export interface SeedPerson {
  readonly name: string
  readonly email: string
  readonly password: string
  /** What is special about them. */
  readonly note: string
  /** Base32, for the codes of a second factor. */
  readonly secret?: string
}

/** The people of the emulator's own seed, as far as they are of interest here. */
export const PEOPLE: readonly SeedPerson[] = [
  {
    name: 'Noor',
    email: 'editor@example.com',
    password: 'editor-pass-1',
    note: 'may change everything',
  },
  {
    name: 'Kofi',
    email: 'tfa@example.com',
    password: 'tfa-pass-1',
    note: 'has a second factor',
    secret: 'JBSWY3DPEHPK3PXP',
  },
  {
    name: 'Mateo',
    email: 'viewer@example.com',
    password: 'viewer-pass-1',
    note: 'may only read',
  },
  {
    name: 'Jonas',
    email: 'suspended@example.com',
    password: 'suspended-pass-1',
    note: 'is suspended',
  },
]

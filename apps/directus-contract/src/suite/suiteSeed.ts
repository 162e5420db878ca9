import type { ServerSeed } from '../server/serverSeed.ts'
import { ADMIN, CAREFUL, EDITOR, NOBODY, READER, SUSPENDED, type SuitePerson } from './people.ts'
import { SSO_PROVIDERS } from './ssoProviders.ts'

const ADMINS = '10000000-0000-4000-8000-000000000001'
/** The role of editors, and of those who sign in elsewhere. */
export const EDITORS: string = '10000000-0000-4000-8000-000000000002'
const READERS = '10000000-0000-4000-8000-000000000003'

const everything = ['create', 'read', 'update', 'delete'] as const

const text = { type: 'string' } as const

/** What either server begins with, in the form of the emulator's seed. */
export const suiteSeed: ServerSeed = {
  roles: [
    { id: ADMINS, name: 'Administrators', adminAccess: true, appAccess: true, editsSelf: true },
    { id: EDITORS, name: 'Editors', adminAccess: false, appAccess: true, editsSelf: true },
    { id: READERS, name: 'Readers', adminAccess: false, appAccess: false, editsSelf: false },
  ],
  users: [
    { ...account(ADMIN, ADMINS), first_name: 'Ada', last_name: 'Admin', token: ADMIN.token },
    { ...account(EDITOR, EDITORS), first_name: 'Edda', last_name: 'Editor', token: EDITOR.token },
    { ...account(CAREFUL, EDITORS), first_name: 'Cara', tfa_secret: CAREFUL.tfaSecret },
    account(READER, READERS),
    { ...account(SUSPENDED, READERS), status: 'suspended' },
    account(NOBODY, null),
    ...SSO_PROVIDERS.filter(({ isOpen }) => isOpen).map(({ name }, index) => ({
      id: `00000000-0000-4000-8000-0000000000a${index}`,
      email: `${name}@example.com`,
      password: '',
      role: EDITORS,
      provider: name,
    })),
  ],
  collections: {
    tasks: {
      fields: {
        title: text,
        status: text,
        sort: { type: 'integer' },
        date_updated: { type: 'timestamp' },
      },
      updatedField: 'date_updated',
      permissions: [
        { role: EDITORS, actions: [...everything] },
        { role: READERS, actions: [...everything] },
      ],
      items: [
        { id: 1, title: 'Write the invitation', status: 'open', sort: 1 },
        { id: 2, title: 'Book the hall', status: 'done', sort: 2 },
        { id: 3, title: 'Ask for the piano', status: 'open', sort: 3 },
      ],
    },
    announcements: {
      fields: { title: text, body: text },
      permissions: [{ role: null, actions: ['read'] }],
      items: [
        { id: 1, title: 'Doors open at seven', body: 'The concert begins half an hour later.' },
      ],
    },
    authors: {
      fields: { name: text },
      relations: { articles: { type: 'many', collection: 'articles', field: 'author' } },
      permissions: [{ role: EDITORS, actions: ['read'] }],
      items: [
        { id: 1, name: 'Ingrid Holm' },
        { id: 2, name: 'Paul Adeyemi' },
      ],
    },
    articles: {
      fields: { title: text },
      relations: { author: { type: 'one', collection: 'authors' } },
      permissions: [{ role: EDITORS, actions: ['read'] }],
      items: [
        { id: 1, title: 'Rehearsing in winter', author: 1 },
        { id: 2, title: 'Tuning by ear', author: 2 },
        { id: 3, title: 'What a hall adds', author: 1 },
      ],
    },
    // Nobody but an administrator may read it.
    ledgers: { fields: { entry: text }, items: [{ id: 1, entry: 'Two hundred chairs' }] },
  },
}

function account(
  { id, email, password }: SuitePerson,
  role: string | null,
): SuitePerson & { readonly role: string | null } {
  return { id, email, password, role }
}

import { AuthError } from '../../errors.ts'

/** A part of a path that has to be there, as an address holds it: dots alone would lead out of it. */
export function segment(value: unknown, what: string): string {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  if (!/^\.{0,2}$/.test(text)) return encodeURIComponent(text)
  const fault = text === '' ? 'is missing' : 'cannot be dots alone'
  throw new AuthError('option-invalid', `${what} ${fault}. Say which one is meant.`)
}

/** The path of a collection of the app's own. */
export function itemsPath(collection: PropertyKey): string {
  const name = segment(collection, 'The name of the collection')
  if (!name.startsWith('directus_')) return `/items/${name}`
  throw new AuthError(
    'option-invalid',
    `${name} is one of Directus's own collections. Use its own command: readMe, or one of @directus/sdk's, such as readUsers.`,
  )
}

/** The path of one item. */
export function itemPath(collection: PropertyKey, key: string | number): string {
  return `${itemsPath(collection)}/${segment(key, 'The key of the item')}`
}

import type { PlaceholderDataFunction } from '@tanstack/react-query'
import { ownerOf } from './authQueryKey.ts'
import type { AuthQueryScope } from './authQueryScope.ts'

/** The app's placeholder, made of the same person's former data only: never of another's. */
export function placeholderOf(
  { backend, person }: Pick<AuthQueryScope, 'backend' | 'person'>,
  placeholder: unknown,
): unknown {
  if (!isFunction(placeholder)) return placeholder
  return ((data, query) => {
    const owner = ownerOf(query?.queryKey)
    const isOwn = owner?.backend === backend && owner.person === person
    return isOwn ? placeholder(data, query) : placeholder(undefined, undefined)
  }) satisfies PlaceholderDataFunction
}

function isFunction(placeholder: unknown): placeholder is PlaceholderDataFunction {
  return typeof placeholder === 'function'
}

import { useContext } from 'react'
import { AuthError } from '../../errors.ts'
import { DirectusContext, type DirectusTree } from './DirectusContext.ts'

/**
 * The client of the tree, and how it is set up.
 * @throws AuthError `config-invalid` outside of `DirectusApp`
 */
export function useDirectusTree(): DirectusTree {
  const tree = useContext(DirectusContext)
  if (tree) return tree
  throw new AuthError(
    'config-invalid',
    'A hook for Directus was used outside of its provider. Put the component inside of <DirectusApp url="…">.',
  )
}

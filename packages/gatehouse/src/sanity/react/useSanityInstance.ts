import { useContext } from 'react'
import { AuthError } from '../../errors.ts'
import type { SanityInstance } from '../instance.ts'
import { SanityInstanceContext } from './SanityInstanceContext.ts'

/**
 * The instance of the tree.
 * @throws AuthError `config-invalid` outside of `SanityApp` and `SanityInstanceProvider`
 */
export function useSanityInstance(): SanityInstance {
  const instance = useContext(SanityInstanceContext)
  if (instance) return instance
  throw new AuthError(
    'config-invalid',
    'A hook of gatehouse/sanity/react was used outside of the app. Put the component inside of <SanityApp>, or of <SanityInstanceProvider>.',
  )
}

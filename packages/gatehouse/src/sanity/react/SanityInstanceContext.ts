import { type Context, createContext } from 'react'
import type { SanityInstance } from '../instance.ts'

/** The instance of the tree; `null` outside of a provider. */
export const SanityInstanceContext: Context<SanityInstance | null> =
  createContext<SanityInstance | null>(null)

import { type DirectusHooks, directusHooks } from 'gatehouse/directus/react'
import type { Schema } from './schema.ts'

/** The hooks that know the app's collections. */
export const hooks: DirectusHooks<Schema> = directusHooks<Schema>()

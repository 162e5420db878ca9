import { authentication, createDirectus, rest } from '@directus/sdk'
import { DIRECTUS_PLACE } from '../../src/pages/directusPlace.ts'
import { LocalStorage } from './LocalStorage.ts'

/** What the page reads. */
interface Schema {
  tasks: { id: number; title: string }[]
}

/** A client as one writes it for the vendor's SDK. It is built once more with another import. */
export const client = createDirectus<Schema>(DIRECTUS_PLACE)
  .with(authentication('json', { storage: new LocalStorage() }))
  .with(rest())

import type { AdminApi } from './adminApi.ts'
import type { Policies } from './seedPeople.ts'
import type { SeedCollection, SeedRelation, ServerSeed } from './serverSeed.ts'

/** Makes the collections, who may do what in them, and the items. */
export async function seedCollections(
  admin: AdminApi,
  { collections }: ServerSeed,
  policies: Policies,
): Promise<void> {
  const all = Object.entries(collections)
  for (const [name, collection] of all) {
    await admin.send('POST', '/collections', definition(name, collection))
  }
  const relations = relationsOf(collections)
  for (const each of relations) if (each.type === 'one') await addRelation(admin, each)
  for (const each of relations) if (each.type === 'many') await nameWayBack(admin, each)
  for (const [name, collection] of all) {
    if (collection.permissions) await allow(admin, name, { collection, policies })
    for (const item of collection.items) await admin.send('POST', `/items/${name}`, item)
  }
}

const KEY = {
  field: 'id',
  type: 'integer',
  schema: { is_primary_key: true, has_auto_increment: true },
  meta: {},
}

function definition(
  name: string,
  { fields, updatedField, relations = {} }: SeedCollection,
): object {
  const plain = Object.entries(fields).map(([field, { type }]) => ({
    field,
    type,
    schema: {},
    meta: field === updatedField ? { special: ['date-updated'] } : {},
  }))
  const keys = Object.entries(relations)
    .filter(([, { type }]) => type === 'one')
    .map(([field]) => ({ field, type: 'integer', schema: {}, meta: {} }))
  return { collection: name, schema: {}, meta: {}, fields: [KEY, ...plain, ...keys] }
}

/** A relation, with the collection and the field that it is a field of. */
type PlacedRelation = SeedRelation & { readonly here: string; readonly name: string }

function relationsOf(collections: ServerSeed['collections']): readonly PlacedRelation[] {
  return Object.entries(collections).flatMap(([here, { relations = {} }]) =>
    Object.entries(relations).map(([name, relation]) => ({ ...relation, here, name })),
  )
}

/** A relation is stored on the side that holds the key … */
async function addRelation(admin: AdminApi, relation: PlacedRelation): Promise<void> {
  const { here, name, collection } = relation
  const ends = { collection: here, field: name, related_collection: collection }
  await admin.send('POST', '/relations', { ...ends, schema: {}, meta: {} })
}

/** … and the other side is a name for the way back. */
async function nameWayBack(
  admin: AdminApi,
  { here, name, collection, field }: Extract<PlacedRelation, { type: 'many' }>,
): Promise<void> {
  const meta = { special: ['o2m'] }
  await admin.send('POST', `/fields/${here}`, { field: name, type: 'alias', meta })
  await admin.send('PATCH', `/relations/${collection}/${field}`, { meta: { one_field: name } })
}

interface Allowance {
  readonly collection: SeedCollection
  readonly policies: Policies
}

async function allow(
  admin: AdminApi,
  name: string,
  { collection, policies }: Allowance,
): Promise<void> {
  for (const { role, actions } of collection.permissions ?? []) {
    for (const action of actions) {
      await admin.send('POST', '/permissions', {
        policy: policies.get(role),
        collection: name,
        action,
        fields: ['*'],
        permissions: {},
        validation: {},
      })
    }
  }
}

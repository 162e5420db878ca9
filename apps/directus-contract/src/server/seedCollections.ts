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
  for (const each of relations) if (each.type === 'many') await addWayBack(admin, each)
  for (const each of relations) if (each.type === 'one') await addRelation(admin, each, relations)
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

/** The list of what points here is a field that nothing is stored in … */
async function addWayBack(admin: AdminApi, { here, name }: PlacedRelation): Promise<void> {
  const meta = { special: ['o2m'] }
  await admin.send('POST', `/fields/${here}`, { field: name, type: 'alias', meta })
}

/** … and is named by the relation, which is stored on the side that holds the key. */
async function addRelation(
  admin: AdminApi,
  { here, name, collection }: PlacedRelation,
  relations: readonly PlacedRelation[],
): Promise<void> {
  const wayBack = relations.find(
    (each) => each.type === 'many' && each.collection === here && each.field === name,
  )
  await admin.send('POST', '/relations', {
    collection: here,
    field: name,
    related_collection: collection,
    schema: {},
    meta: { one_field: wayBack?.name ?? null },
  })
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

import type { AdminApi } from './adminApi.ts'
import { seedCollections } from './seedCollections.ts'
import { seedPeople } from './seedPeople.ts'
import type { ServerSeed } from './serverSeed.ts'

/** Fills an empty server. */
export async function seedServer(admin: AdminApi, seed: ServerSeed): Promise<void> {
  const policies = await seedPeople(admin, seed)
  await seedCollections(admin, seed, policies)
}

import type { World } from '../world/startWorld.ts'

/** The title of a document as the platform has it stored. */
export function titleOf({ emulator }: World, id: string): unknown {
  const datasets = [...emulator.world.datasets.values()]
  return datasets.map(({ documents }) => documents.get(id)).find(Boolean)?.title
}

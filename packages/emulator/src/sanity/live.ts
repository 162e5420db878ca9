import { fingerprint } from '../fingerprint.ts'
import { type Dataset, datasetKey, type World } from '../world.ts'
import { eventStream } from './eventStream.ts'

/**
 * What ties the answer of a query to the live events that make it old. The vendor's are fine-grained;
 * here a dataset has one, so a change refreshes more than it must, and never less.
 */
export function syncTag({ projectId, name }: Dataset): string {
  return `s1:${fingerprint(datasetKey(projectId, name)).slice(1)}`
}

/** `welcome`, then a `message` with the sync tags of every transaction. */
export function liveEvents(
  world: World,
  { dataset, isValid }: { readonly dataset: Dataset; readonly isValid: () => boolean },
): Response {
  return eventStream(world, {
    dataset,
    isValid,
    welcome: () => ({ event: 'welcome', data: {}, id: `start-${world.clock.now()}` }),
    eventsOf: async ({ id }) => [{ event: 'message', data: { tags: [syncTag(dataset)] }, id }],
  })
}

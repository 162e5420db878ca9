import type { SanityConfig } from '../config.ts'
import { type DocumentResource, isDatasetResource } from '../resources.ts'

/** The projects that an app works with, each once: of its configurations, and of its resources. */
export function projectIdsOf(
  config: SanityConfig | readonly SanityConfig[],
  resources: Readonly<Record<string, DocumentResource>> = {},
): readonly string[] {
  const configs = [config].flat()
  const named = [resources, ...configs.map((one) => one.resources ?? {})].flatMap(Object.values)
  const ids = [...configs, ...named.filter(isDatasetResource)].flatMap(
    ({ projectId }) => projectId ?? [],
  )
  return [...new Set(ids)]
}

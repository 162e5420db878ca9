import { installDirectus } from './server/installDirectus.ts'
import { isSkipped } from './server/isSkipped.ts'
import { printProgress } from './server/progress.ts'
import { DIRECTUS_11, DIRECTUS_12 } from './server/releases.ts'

if (!isSkipped()) {
  for (const release of [DIRECTUS_12, DIRECTUS_11]) await installDirectus(release, printProgress)
}

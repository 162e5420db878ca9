import { installPage } from '../world/installPage.ts'
import type { Run } from './figures.ts'

/** What a fresh process is started for: a bundle with a case, and the world that it runs in. */
const [bundle = '', world = ''] = process.argv.slice(2)

// Before the bundle is read: packages look around when they are imported.
if (world === 'page') installPage()
const { run } = (await import(bundle)) as { readonly run: Run }
const figures = await run()
// What a case leaves running must not keep its process alive.
process.send?.(figures, () => process.exit(0))

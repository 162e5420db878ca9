import type { Figures } from '../../measure/figures.ts'
import { theirDirectus } from '../../world/theirDirectus.ts'
import { measureExpiry } from './measureExpiry.ts'

export const run = (): Promise<Figures> => measureExpiry(theirDirectus)

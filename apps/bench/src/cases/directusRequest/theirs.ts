import type { Figures } from '../../measure/figures.ts'
import { theirDirectus } from '../../world/theirDirectus.ts'
import { measureRequests } from './measureRequests.ts'

export const run = (): Promise<Figures> => measureRequests(theirDirectus)

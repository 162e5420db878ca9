import type { Figures } from '../../measure/figures.ts'
import { ourDirectus } from '../../world/ourDirectus.ts'
import { measureRequests } from './measureRequests.ts'

export const run = (): Promise<Figures> => measureRequests(ourDirectus)

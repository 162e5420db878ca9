import type { Figures } from '../../measure/figures.ts'
import { ourDirectus } from '../../world/ourDirectus.ts'
import { measureExpiry } from './measureExpiry.ts'

export const run = (): Promise<Figures> => measureExpiry(ourDirectus)

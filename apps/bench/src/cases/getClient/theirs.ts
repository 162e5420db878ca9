import { createSanityInstance, getClient } from '@sanity/sdk'
import type { Figures } from '../../measure/figures.ts'
import { measureGetClient } from './measureGetClient.ts'

export const run = (): Promise<Figures> => measureGetClient({ createSanityInstance, getClient })

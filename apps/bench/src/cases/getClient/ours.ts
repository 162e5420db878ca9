import { createSanityInstance, getClient } from 'gatehouse/sanity'
import type { Figures } from '../../measure/figures.ts'
import { measureGetClient } from './measureGetClient.ts'

export const run = (): Promise<Figures> => measureGetClient({ createSanityInstance, getClient })

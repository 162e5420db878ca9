import { createSanityInstance, getAuthState } from 'gatehouse/sanity'
import type { Figures } from '../../measure/figures.ts'
import { measureInstance } from './measureInstance.ts'

export const run = (): Promise<Figures> => measureInstance({ createSanityInstance, getAuthState })

import { createSanityInstance, getAuthState } from '@sanity/sdk'
import type { Figures } from '../../measure/figures.ts'
import { measureInstance } from './measureInstance.ts'

export const run = (): Promise<Figures> => measureInstance({ createSanityInstance, getAuthState })

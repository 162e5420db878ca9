import {
  createSanityInstance,
  getTokenState,
  handleAuthCallback,
  SanityInstanceProvider,
  useClient,
  useCurrentUser,
} from '@sanity/sdk-react'
import type { Figures } from '../../measure/figures.ts'
import { measureRenders } from './measureRenders.tsx'

export const run = (): Promise<Figures> =>
  measureRenders({
    createSanityInstance,
    getTokenState,
    handleAuthCallback,
    SanityInstanceProvider,
    useClient,
    useCurrentUser,
  })

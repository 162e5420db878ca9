import { createSanityInstance, getTokenState, handleAuthCallback } from 'gatehouse/sanity'
import { SanityInstanceProvider, useClient, useCurrentUser } from 'gatehouse/sanity/react'
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

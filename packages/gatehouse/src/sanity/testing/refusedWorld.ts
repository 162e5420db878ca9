import type { Token } from '@gatehouse/emulator'
import type { SanityClient } from '@sanity/client'
import type { SanityInstance } from '../instance.ts'
import { ADA, type SanityWorld, signedInWorld } from './createSanityWorld.ts'

/** A world in which the app's token has just died. */
export interface RefusedWorld extends SanityWorld {
  readonly app: SanityInstance
  /** The dead one. */
  readonly token: Token
  readonly client: SanityClient
}

/** An app that is signed in with a token that was taken back, below a parent that has another one. */
export async function refusedWorld(): Promise<RefusedWorld> {
  const scene = await signedInWorld('plain')
  const { app, token, parent, signIn, revoke } = scene
  parent.answerTokens(() => ({ token: signIn(ADA, 'plain').value }))
  revoke(token)
  return { ...scene, client: app.clientStore.getClient({ apiVersion: '2024-11-12' }) }
}

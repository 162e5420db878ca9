import { useState } from 'react'
import type { Platform } from './platform.ts'
import type { Manner, StudioSession } from './studioSession.ts'

/** What can be done to the studio's session, one thing at a time. */
export interface StudioActs {
  readonly isBusy: boolean
  /** Why the last act did not work, in a sentence. */
  readonly problem: string | undefined
  readonly signIn: (personId: string, manner: Manner) => void
  readonly signOut: () => void
  readonly expire: (token: string) => void
}

/** What acts are done on. */
export interface StudioActsOptions {
  readonly session: StudioSession
  readonly platform: Platform
  /** Called after each act, whether it worked or not. */
  readonly onDone: (act: 'signIn' | 'signOut' | 'expire') => void
}

/** The acts, and how the last one went. */
export function useStudioActs({ session, platform, onDone }: StudioActsOptions): StudioActs {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()

  async function perform(name: 'signIn' | 'signOut' | 'expire', act: Promise<void>): Promise<void> {
    setBusy(true)
    setProblem(undefined)
    try {
      await act
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'The platform does not answer.')
    }
    setBusy(false)
    onDone(name)
  }

  return {
    isBusy,
    problem,
    signIn: (personId, manner) => void perform('signIn', session.signIn(personId, manner)),
    signOut: () => void perform('signOut', session.signOut()),
    expire: (token) => void perform('expire', platform.expireToken(token)),
  }
}

import { useState } from 'react'
import { isAuthError } from '../../errors.ts'
import type { AccessAnswer } from '../comlink/messages.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/** Where a person's wish to be let into a project stands. */
export type AccessProgress =
  | { readonly type: 'unasked' }
  | { readonly type: 'asking' }
  | { readonly type: 'sent' }
  /** The sentence says why. */
  | { readonly type: 'refused'; readonly sentence: string }

/** A person's wish to be let into a project, and the way to utter it. */
export interface AccessWish {
  readonly progress: AccessProgress
  readonly ask: (projectId: string) => void
}

/** Passes a person's wish to be let into a project on to the dashboard. */
export function useAccessRequest(): AccessWish {
  const { requestAccess } = useSanityInstance()
  const [progress, setProgress] = useState<AccessProgress>({ type: 'unasked' })
  return {
    progress,
    ask(projectId) {
      setProgress({ type: 'asking' })
      requestAccess(projectId).then(
        (answer) => setProgress(answered(answer)),
        (error: unknown) => setProgress(failed(error)),
      )
    },
  }
}

function answered(answer: AccessAnswer): AccessProgress {
  return answer.success ? { type: 'sent' } : { type: 'refused', sentence: answer.message }
}

function failed(error: unknown): AccessProgress {
  const sentence = isAuthError(error) ? error.message : 'The request could not be sent.'
  return { type: 'refused', sentence }
}

import { useEffect, useState } from 'react'
import type { Person, Platform } from './platform.ts'
import type { StudioCredential } from './studioCredential.ts'

/** Who is signed in to the studio, as far as it knows. */
export type StudioPerson =
  | { readonly type: 'asking' }
  | { readonly type: 'nobody' }
  /** The platform does not answer. */
  | { readonly type: 'unknown' }
  | { readonly type: 'somebody'; readonly person: Person }

/** What a studio asks with. */
export interface StudioPersonOptions {
  readonly platform: Platform
  readonly credential: StudioCredential
  /** Another number asks anew. */
  readonly turn: number
}

/** Asks the platform, as a studio does for itself: its tools have no part in it. */
export function useStudioPerson(options: StudioPersonOptions): StudioPerson {
  const { platform, credential, turn } = options
  const [person, setPerson] = useState<StudioPerson>({ type: 'asking' })
  useEffect(() => {
    const controller = new AbortController()
    const show = (found: StudioPerson): void => {
      if (!controller.signal.aborted) setPerson(found)
    }
    platform.currentUser(credential, controller.signal).then(
      (found) => show(found ? { type: 'somebody', person: found } : { type: 'nobody' }),
      () => show({ type: 'unknown' }),
    )
    return () => controller.abort()
  }, [platform, credential, turn])
  return person
}

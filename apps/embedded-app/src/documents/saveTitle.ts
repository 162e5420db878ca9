import { failureOf, sentenceOf } from '@gatehouse/app-kit/live'
import type { Saving } from './saving.ts'

/** A title to save. */
export interface SaveTitleOptions {
  readonly id: string
  /** Sends it. Sent twice it is the same, so one whose answer got lost may be sent again. */
  readonly commit: () => Promise<unknown>
  readonly onProgress: (saving: Saving) => void
  /** Resolves when it is time for the next try. */
  readonly pause: (attempt: number) => Promise<void>
  readonly now: () => number
  readonly signal: AbortSignal
}

/** Saves, and goes on trying while the server cannot be reached. Reports what it comes to. */
export async function saveTitle({
  id,
  commit,
  onProgress,
  pause,
  now,
  signal,
}: SaveTitleOptions): Promise<void> {
  onProgress({ type: 'saving', id })
  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      await commit()
      if (!signal.aborted) onProgress({ type: 'saved', id, at: now() })
      return
    } catch (cause) {
      if (signal.aborted) return
      const failure = failureOf(cause)
      if (failure.type === 'refused') {
        onProgress({ type: 'failed', id, sentence: sentenceOf(failure.error) })
        return
      }
      if (attempt === 0) onProgress({ type: 'waiting', id })
      await pause(attempt)
    }
  }
}

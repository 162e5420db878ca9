import type { EventLog } from '@gatehouse/app-kit'
import type { SanityClient } from '@sanity/client'
import { useEffect, useRef, useState } from 'react'
import { saveTitle } from './saveTitle.ts'
import type { Saving } from './saving.ts'

/** Saves titles, one at a time. */
export interface Save {
  readonly saving: Saving
  readonly save: (id: string, title: string) => void
}

/** Longest wait between two tries, in milliseconds; the first is a quarter of it. */
const LONGEST_PAUSE_MS = 4000

/** Saves a document's title through the client. A save that waits for the network is not lost. */
export function useSave(client: SanityClient, log: EventLog): Save {
  const [saving, setSaving] = useState<Saving>({ type: 'idle' })
  const current = useRef<AbortController>(null)
  useEffect(() => () => current.current?.abort(), [])

  return {
    saving,
    save(id, title) {
      current.current?.abort()
      const controller = new AbortController()
      current.current = controller
      void saveTitle({
        id,
        commit: () => client.patch(id).set({ title }).commit({ visibility: 'sync' }),
        onProgress(next) {
          setSaving(next)
          tell(log, next)
        },
        pause: (attempt) =>
          new Promise((resolve) =>
            setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** attempt)),
          ),
        now: Date.now,
        signal: controller.signal,
      })
    },
  }
}

function tell(log: EventLog, saving: Saving): void {
  if (saving.type === 'saved') log.append({ title: 'Saved', detail: saving.id, tone: 'good' })
  if (saving.type === 'failed') {
    log.append({ title: 'Not saved', detail: saving.sentence, tone: 'bad' })
  }
  if (saving.type === 'waiting') {
    log.append({ title: 'A save waits for the network', detail: saving.id, tone: 'warn' })
  }
}

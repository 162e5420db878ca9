import type { ReactElement } from 'react'
import type { Saving } from './saving.ts'

/** Says what became of the last save. Always there, so that screen readers hear the change. */
export function SaveStatus({ saving }: { readonly saving: Saving }): ReactElement {
  return (
    <span
      className={saving.type === 'failed' ? 'save-status save-failed' : 'save-status'}
      role="status"
      aria-label="Save"
    >
      {sentenceOf(saving)}
    </span>
  )
}

function sentenceOf(saving: Saving): string {
  switch (saving.type) {
    case 'idle':
      return ''
    case 'saving':
      return 'Saving…'
    case 'waiting':
      return 'Not saved yet: waiting for the network'
    case 'saved':
      return `Saved at ${new Date(saving.at).toLocaleTimeString('en-GB')}`
    case 'failed':
      return `Not saved: ${saving.sentence}`
  }
}

import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { actionStyle } from '../../../react/screens/actionStyle.ts'

/** Props of {@link SubmitAction}. */
export interface SubmitActionProps {
  /** Something is sent already: the button stays, with the focus on it. The form does nothing then. */
  readonly busy: boolean
  readonly children: ReactNode
}

const wide: CSSProperties = { ...actionStyle, width: '100%' }
const waiting: CSSProperties = { ...wide, cursor: 'progress' }

/** Sends the form that it stands in. */
export function SubmitAction({ busy, children }: SubmitActionProps): ReactElement {
  return (
    <button type="submit" aria-disabled={busy || undefined} style={busy ? waiting : wide}>
      {children}
    </button>
  )
}

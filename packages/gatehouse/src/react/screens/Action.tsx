import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { actionStyle } from './actionStyle.ts'

/** Props of {@link Action}. */
export interface ActionProps {
  readonly onPress: () => void
  /** Something runs already: the button stays, with the focus on it, and does nothing. */
  readonly busy?: boolean
  readonly children: ReactNode
}

const waiting: CSSProperties = { ...actionStyle, cursor: 'progress' }

/** The one thing to do on a screen. */
export function Action({ onPress, busy = false, children }: ActionProps): ReactElement {
  return (
    <button
      type="button"
      style={busy ? waiting : actionStyle}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) onPress()
      }}
    >
      {children}
    </button>
  )
}

import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { css, palette } from './palette.ts'

/** Props of {@link Action}. */
export interface ActionProps {
  readonly onPress: () => void
  /** Something runs already: the button stays, with the focus on it, and does nothing. */
  readonly busy?: boolean
  readonly children: ReactNode
}

/** 44 px or more to hit. The outline of the browser is left alone, and away from the edge. */
const button: CSSProperties = {
  minHeight: '2.75rem',
  marginTop: '0.5rem',
  padding: '0.5rem 1.25rem',
  border: '1px solid transparent',
  borderRadius: '0.5rem',
  outlineOffset: '2px',
  font: 'inherit',
  fontWeight: 600,
  color: css(palette.onAction),
  background: css(palette.action),
  cursor: 'pointer',
}
const waiting: CSSProperties = { ...button, cursor: 'progress' }

/** The one thing to do on a screen. */
export function Action({ onPress, busy = false, children }: ActionProps): ReactElement {
  return (
    <button
      type="button"
      style={busy ? waiting : button}
      aria-disabled={busy || undefined}
      onClick={() => {
        if (!busy) onPress()
      }}
    >
      {children}
    </button>
  )
}

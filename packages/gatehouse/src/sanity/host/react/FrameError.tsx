import type { CSSProperties, ReactElement } from 'react'
import type { AuthError } from '../../../errors.ts'

/** Props of {@link FrameError}. */
export interface FrameErrorProps {
  /** The app's name. */
  readonly title: string
  readonly error: AuthError
  readonly retry: () => void
}

/** System colours, so that it follows the page into the dark. */
const panel: CSSProperties = {
  boxSizing: 'border-box',
  minHeight: '100%',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  justifyContent: 'center',
  gap: '0.75rem',
  padding: '2rem',
  textAlign: 'center',
  font: '1rem/1.5 system-ui, sans-serif',
  color: 'CanvasText',
  background: 'Canvas',
}
const heading: CSSProperties = { margin: 0, fontSize: '1.125rem', fontWeight: 600 }
const sentence: CSSProperties = { margin: 0, maxWidth: '40ch' }
/** Not `GrayText`: that is too pale to read in some themes. */
const code: CSSProperties = { fontSize: '0.8125rem', opacity: 0.75 }
const button: CSSProperties = {
  font: 'inherit',
  minHeight: '2.75rem',
  padding: '0.5rem 1.25rem',
  border: '1px solid',
  borderRadius: '0.5rem',
  color: 'ButtonText',
  background: 'ButtonFace',
  cursor: 'pointer',
}

/** Says why an app is not shown and, where that can help, offers to try again. */
export function FrameError({ title, error, retry }: FrameErrorProps): ReactElement {
  return (
    <div role="alert" style={panel}>
      <p style={heading}>{title} could not be opened</p>
      <p style={sentence}>{error.message}</p>
      <code style={code}>{error.code}</code>
      {error.recoverable && (
        <button type="button" style={button} onClick={retry}>
          Try again
        </button>
      )}
    </div>
  )
}

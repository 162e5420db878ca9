import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { css, palette } from './palette.ts'
import { useArrivalFocus } from './useArrivalFocus.ts'

/** Props of {@link Screen}. */
export interface ScreenProps {
  /**
   * `alert` interrupts people who hear the page; `status` waits its turn. Left out where there is
   * something to fill in, or each change in it would be read out.
   */
  readonly role?: 'alert' | 'status' | undefined
  readonly title: string
  /** Whether the focus goes to the title, if it was on what the screen took the place of. */
  readonly arrival?: 'focused' | 'quiet'
  readonly header?: ReactNode
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

/** From the top, not centred: a longer text on the next screen moves nothing. */
const page: CSSProperties = {
  boxSizing: 'border-box',
  minHeight: '100%',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: '1.5rem',
  padding: 'clamp(1.5rem, 12vh, 8rem) 1.25rem 2rem',
}
/** Brings its own ground, so that its texts stand out on whatever the app's page looks like. */
const card: CSSProperties = {
  boxSizing: 'border-box',
  width: 'min(100%, 27rem)',
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'flex-start',
  gap: '0.75rem',
  padding: '1.75rem',
  border: `1px solid ${css(palette.border)}`,
  borderRadius: '0.875rem',
  font: '1rem/1.5 system-ui, sans-serif',
  colorScheme: 'light dark',
  color: css(palette.text),
  background: css(palette.card),
  overflowWrap: 'anywhere',
}
const heading: CSSProperties = {
  margin: 0,
  fontSize: '1.25rem',
  lineHeight: 1.3,
  fontWeight: 600,
  textWrap: 'balance',
  // Focused for those who hear the page; there is nothing to operate.
  outline: 'none',
}

/**
 * The frame of every screen that stands in the app's place. Styles are set by script on the elements
 * themselves, which a strict `style-src` allows; nothing moves, so nothing has to stand still for
 * people who want that.
 */
export function Screen(props: ScreenProps): ReactElement {
  const { role, title, arrival = 'focused', header, footer, children } = props
  const focused = useArrivalFocus<HTMLHeadingElement>()
  return (
    <div style={page}>
      {header}
      <div role={role} style={card}>
        <h1 ref={arrival === 'focused' ? focused : undefined} tabIndex={-1} style={heading}>
          {title}
        </h1>
        {children}
      </div>
      {footer}
    </div>
  )
}

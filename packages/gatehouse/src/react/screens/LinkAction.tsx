import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { actionStyle } from './actionStyle.ts'

/** Props of {@link LinkAction}. */
export interface LinkActionProps {
  readonly href: string
  readonly children: ReactNode
}

/** As wide as the screen, since there may be several. */
const link: CSSProperties = {
  ...actionStyle,
  marginTop: 0,
  boxSizing: 'border-box',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  textAlign: 'center',
  textDecoration: 'none',
}

/** Something to do that is done on another page. A link, so that it can be opened as one likes. */
export function LinkAction({ href, children }: LinkActionProps): ReactElement {
  return (
    <a href={href} style={link}>
      {children}
    </a>
  )
}

import type { CSSProperties, ReactElement, ReactNode } from 'react'
import { css, palette } from './palette.ts'

const plain: CSSProperties = { margin: 0 }
const small: CSSProperties = { margin: 0, fontSize: '0.8125rem', color: css(palette.muted) }

/** Props of {@link Sentence}. */
export interface SentenceProps {
  /** @defaultValue `'plain'` */
  readonly size?: 'plain' | 'small'
  readonly children: ReactNode
}

/** A paragraph on a screen. */
export function Sentence({ size = 'plain', children }: SentenceProps): ReactElement {
  return <p style={size === 'small' ? small : plain}>{children}</p>
}

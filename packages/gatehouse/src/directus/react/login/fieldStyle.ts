import type { CSSProperties } from 'react'
import { css, palette } from '../../../react/screens/palette.ts'

/** 44 px or more to hit, and 16 px of type or more, below which phones zoom in. */
export const fieldStyle: CSSProperties = {
  boxSizing: 'border-box',
  width: '100%',
  minHeight: '2.75rem',
  padding: '0.5rem 0.75rem',
  border: `1px solid ${css(palette.field)}`,
  borderRadius: '0.5rem',
  outlineOffset: '2px',
  font: 'inherit',
  fontSize: 'max(1rem, 16px)',
  color: 'inherit',
  background: css(palette.card),
}

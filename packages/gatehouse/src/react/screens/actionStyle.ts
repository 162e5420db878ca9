import type { CSSProperties } from 'react'
import { css, palette } from './palette.ts'

/** 44 px or more to hit. The outline of the browser is left alone, and away from the edge. */
export const actionStyle: CSSProperties = {
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

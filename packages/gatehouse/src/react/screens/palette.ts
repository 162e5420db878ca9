/** One colour for each scheme, as `#rrggbb`. */
export interface Shade {
  readonly light: string
  readonly dark: string
}

/** What a colour is for. */
type Role = 'card' | 'border' | 'field' | 'text' | 'muted' | 'danger' | 'action' | 'onAction'

/** The colours of the screens. Each text stands on its ground with 4.5:1 or more, in both schemes. */
export const palette: Readonly<Record<Role, Shade>> = {
  card: { light: '#ffffff', dark: '#1a1c23' },
  border: { light: '#dcdde3', dark: '#343743' },
  field: { light: '#858897', dark: '#777b8c' },
  text: { light: '#1d1f26', dark: '#e9eaef' },
  muted: { light: '#5a5d69', dark: '#a9acb8' },
  danger: { light: '#b3261e', dark: '#ffb4a9' },
  action: { light: '#2f4fd0', dark: '#a3b4ff' },
  onAction: { light: '#ffffff', dark: '#10142c' },
}

/** A shade in CSS. A browser without `light-dark()` ignores it, and shows the page's own colours. */
export function css({ light, dark }: Shade): string {
  return `light-dark(${light}, ${dark})`
}

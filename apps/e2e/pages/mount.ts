import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'

/** Shows `node` in the page's root. */
export function mount(node: ReactNode): void {
  const root = document.querySelector('#root')
  if (root === null) throw new Error('The page has a root')
  createRoot(root).render(node)
}

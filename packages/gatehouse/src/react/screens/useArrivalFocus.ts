import { type RefObject, useEffect, useRef } from 'react'

/**
 * Puts the focus on an element when it comes, if the focus was on what it took the place of. A frame
 * whose dashboard has the focus takes nothing from it.
 */
export function useArrivalFocus<T extends HTMLElement>(): RefObject<T | null> {
  const ref = useRef<T>(null)
  useEffect(() => {
    const page = ref.current?.ownerDocument
    if (!page?.hasFocus()) return
    const lost = page.activeElement === null || page.activeElement === page.body
    if (lost) ref.current?.focus({ preventScroll: true })
  }, [])
  return ref
}

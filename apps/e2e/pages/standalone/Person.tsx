import { useCurrentUser } from 'gatehouse/sanity/react'
import { type ReactElement, useEffect } from 'react'

/**
 * A name, and in the document how often it was rendered. The page's own timeline would do, if it
 * kept anything where a story moves the clock.
 */
export function Person(): ReactElement {
  const user = useCurrentUser()
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.nameRenders = String(Number(dataset.nameRenders ?? 0) + 1)
  })
  return <h1>{user?.name}</h1>
}

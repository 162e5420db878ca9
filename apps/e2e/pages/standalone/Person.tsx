import { useCurrentUser } from 'gatehouse/sanity/react'
import { type ReactElement, useEffect } from 'react'

/** A name, and a mark in the page's timeline each time it is rendered. */
export function Person(): ReactElement {
  const user = useCurrentUser()
  useEffect(() => {
    performance.mark('name')
  })
  return <h1>{user?.name}</h1>
}

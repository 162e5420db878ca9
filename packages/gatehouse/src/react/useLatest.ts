import { type RefObject, useEffect, useRef } from 'react'

/** What the last render was given, for code that runs later than that. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  return latest
}

import { useEffect, useState } from 'react'
import { fetchPeople, type Person } from './people.ts'

/** How far the list of people is. */
export type People =
  | { readonly type: 'loading' }
  | { readonly type: 'ready'; readonly people: readonly Person[] }
  | { readonly type: 'failed'; readonly retry: () => void }

/** The people that the emulator knows. */
export function usePeople(apiHost: string): People {
  const [attempt, setAttempt] = useState(0)
  const [people, setPeople] = useState<People>({ type: 'loading' })

  useEffect(() => {
    const controller = new AbortController()
    fetchPeople(apiHost, controller.signal).then(
      (found) => setPeople({ type: 'ready', people: found }),
      () => {
        if (controller.signal.aborted) return
        setPeople({
          type: 'failed',
          retry() {
            setPeople({ type: 'loading' })
            setAttempt((count) => count + 1)
          },
        })
      },
    )
    return () => controller.abort()
  }, [apiHost, attempt])

  return people
}

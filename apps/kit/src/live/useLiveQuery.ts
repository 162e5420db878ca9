import { useEffect, useState } from 'react'
import { followLive, type Live } from './followLive.ts'
import { type QuerySourceOptions, querySource } from './querySource.ts'

/** The answer to a query, kept up to date. What is on the screen stays while a newer one is awaited. */
export function useLiveQuery<T>({ client, query, filter }: QuerySourceOptions): Live<T> {
  const [live, setLive] = useState<Live<T>>({ type: 'loading' })
  useEffect(
    () => followLive({ source: querySource<T>({ client, query, filter }), onChange: setLive }),
    [client, query, filter],
  )
  return live
}

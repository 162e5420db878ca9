import { useClient } from 'gatehouse/sanity/react'
import { type ReactElement, useState } from 'react'

/** Asks the API something on demand, and says what came of it. */
export function Projects(): ReactElement {
  const client = useClient({ apiVersion: '2025-02-19', scope: 'global' })
  const [answer, setAnswer] = useState('')
  const ask = async (): Promise<void> => {
    setAnswer('…')
    try {
      const projects = await client.request<readonly unknown[]>({ uri: '/projects' })
      setAnswer(`${projects.length} projects`)
    } catch (error) {
      setAnswer(error instanceof Error ? error.name : 'failed')
    }
  }
  return (
    <p>
      <button type="button" onClick={ask}>
        Count projects
      </button>
      <output>{answer}</output>
    </p>
  )
}

import { getClient } from 'gatehouse/sanity'
import { useSanityInstance } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { API_VERSION } from '../config.ts'
import { answerOf } from './answerOf.ts'

/** What a client for the API of all projects comes to in a studio: a sentence, before any request. */
export function GlobalScope(): ReactElement {
  const instance = useSanityInstance()
  const answer = answerOf(() => getClient(instance, { apiVersion: API_VERSION, scope: 'global' }))
  return (
    <section className="global" aria-labelledby="global-title">
      <h3 id="global-title">A client for all projects</h3>
      {answer.type === 'client' ? (
        <p>There is one.</p>
      ) : (
        <p className="small">
          <code className="mono">{answer.code}</code> {answer.sentence}
        </p>
      )}
    </section>
  )
}

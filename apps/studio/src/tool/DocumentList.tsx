import {
  DOCUMENT_FILTER,
  DOCUMENT_QUERY,
  type DocumentRow,
  isForBoundary,
  LiveBadge,
  sentenceOf,
  useLiveQuery,
} from '@gatehouse/app-kit/live'
import { useClient } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { API_VERSION } from '../config.ts'

/** The documents of the studio's project, live. Throws what the boundary has to say something about. */
export function DocumentList(): ReactElement {
  // The list itself tries again, and says so meanwhile.
  const client = useClient({ apiVersion: API_VERSION, maxRetries: 0 })
  const live = useLiveQuery<readonly DocumentRow[]>({
    client,
    query: DOCUMENT_QUERY,
    filter: DOCUMENT_FILTER,
  })
  if (live.type === 'failed') {
    if (isForBoundary(live.error)) throw live.error
    return (
      <p className="padded" role="alert">
        The documents could not be loaded. {sentenceOf(live.error)}
      </p>
    )
  }
  return (
    <>
      <div className="documents-status">
        <LiveBadge live={live} />
      </div>
      {live.type === 'ready' && (
        <ul className="rows" aria-label="Documents" aria-busy={live.isBusy}>
          {live.data.map(({ _id, _type, title, author }) => (
            <li key={_id} className="row">
              <span className="row-title">{title}</span>
              <span className="quiet small">
                {author === null ? _type : `${_type} by ${author}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

import type { EventLog } from '@gatehouse/app-kit'
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
import { API_VERSION, DATASET } from '../config.ts'
import { useRoute } from '../route/useRoute.ts'
import { DocumentItem } from './DocumentItem.tsx'
import { SaveStatus } from './SaveStatus.tsx'
import { useSave } from './useSave.ts'

/** Props of {@link Documents}. */
export interface DocumentsProps {
  readonly projectId: string
  readonly log: EventLog
}

/**
 * The documents of a project, live. Throws the refusal of a project that does not know the person,
 * for the boundary around it.
 */
export function Documents({ projectId, log }: DocumentsProps): ReactElement {
  const client = useClient({
    apiVersion: API_VERSION,
    projectId,
    dataset: DATASET,
    // The page itself tries again, and says so meanwhile.
    maxRetries: 0,
  })
  const live = useLiveQuery<readonly DocumentRow[]>({
    client,
    query: DOCUMENT_QUERY,
    filter: DOCUMENT_FILTER,
  })
  const { saving, save } = useSave(client, log)
  const route = useRoute()
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
        <SaveStatus saving={saving} />
      </div>
      {live.type === 'ready' && (
        <ul className="rows" aria-label="Documents" aria-busy={live.isBusy}>
          {live.data.map((document) => (
            <DocumentItem
              key={document._id}
              document={document}
              isOpen={route.type === 'document' && route.id === document._id}
              saving={saving}
              onSave={(title) => save(document._id, title)}
            />
          ))}
        </ul>
      )}
      {live.type === 'ready' && live.data.length === 0 && (
        <p className="quiet padded">There is no document with a title here.</p>
      )}
    </>
  )
}

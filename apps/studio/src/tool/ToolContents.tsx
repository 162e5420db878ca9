import { type EventLog, logRenewals } from '@gatehouse/app-kit'
import { useSanityInstance } from 'gatehouse/sanity/react'
import { type ReactElement, useEffect } from 'react'
import { DocumentList } from './DocumentList.tsx'
import { GlobalScope } from './GlobalScope.tsx'
import { ToolPerson } from './ToolPerson.tsx'

/** Props of {@link ToolContents}. */
export interface ToolContentsProps {
  readonly log: EventLog
  readonly onSignedOut: () => void
}

/** What somebody who is signed in to the studio sees of the tool. */
export function ToolContents({ log, onSignedOut }: ToolContentsProps): ReactElement {
  const { authStore } = useSanityInstance()
  useEffect(() => logRenewals(authStore, log), [authStore, log])
  return (
    <>
      <ToolPerson onSignedOut={onSignedOut} />
      <GlobalScope />
      <DocumentList />
    </>
  )
}

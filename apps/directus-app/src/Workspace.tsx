import { type EventLog, logRenewals } from '@gatehouse/app-kit'
import { useDirectus } from 'gatehouse/directus/react'
import { type ReactElement, useEffect } from 'react'
import type { ModeText } from './mode/mode.ts'
import { PersonBar } from './session/PersonBar.tsx'
import { SessionStrip } from './session/SessionStrip.tsx'
import { TaskList } from './tasks/TaskList.tsx'

/** Props of {@link Workspace}. */
export interface WorkspaceProps {
  readonly mode: ModeText
  readonly log: EventLog
}

/** What somebody who is signed in sees. */
export function Workspace({ mode, log }: WorkspaceProps): ReactElement {
  const { authStore } = useDirectus()
  useEffect(() => logRenewals(authStore, log), [authStore, log])
  return (
    <>
      <PersonBar mode={mode} />
      <SessionStrip mode={mode} />
      <TaskList />
    </>
  )
}

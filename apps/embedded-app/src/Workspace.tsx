import { type EventLog, logRenewals } from '@gatehouse/app-kit'
import { AuthBoundary, useSanityInstance } from 'gatehouse/sanity/react'
import { type ReactElement, useEffect, useState } from 'react'
import { HOME_PROJECT } from './config.ts'
import { Documents } from './documents/Documents.tsx'
import { ProjectSelect } from './projects/ProjectSelect.tsx'
import { ProjectsCard } from './projects/ProjectsCard.tsx'
import { useProjects } from './projects/useProjects.ts'
import { PersonBar } from './session/PersonBar.tsx'
import { SessionStrip } from './session/SessionStrip.tsx'

/** Props of {@link Workspace}. */
export interface WorkspaceProps {
  readonly log: EventLog
}

/** What somebody who is signed in sees. */
export function Workspace({ log }: WorkspaceProps): ReactElement {
  const [projectId, setProjectId] = useState(HOME_PROJECT)
  const projects = useProjects()
  const { authStore } = useSanityInstance()
  useEffect(() => logRenewals(authStore, log), [authStore, log])
  return (
    <>
      <PersonBar />
      <SessionStrip />
      <main className="columns">
        <section className="card documents" aria-labelledby="documents-title">
          <header className="card-header">
            <h2 id="documents-title">Documents</h2>
            <ProjectSelect projects={projects} projectId={projectId} onChoose={setProjectId} />
          </header>
          {/* Its own boundary: a project that the person is not a member of leaves the rest alone. */}
          <AuthBoundary key={projectId}>
            <Documents projectId={projectId} log={log} />
          </AuthBoundary>
        </section>
        <ProjectsCard projects={projects} projectId={projectId} />
      </main>
    </>
  )
}

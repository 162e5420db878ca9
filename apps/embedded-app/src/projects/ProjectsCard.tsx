import { useDashboardOrganizationId } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import type { Projects } from './useProjects.ts'

/** Props of {@link ProjectsCard}. */
export interface ProjectsCardProps {
  readonly projects: Projects
  /** The one whose documents are shown. */
  readonly projectId: string
}

/** The projects of the organization that the person is a member of. */
export function ProjectsCard({ projects, projectId }: ProjectsCardProps): ReactElement {
  const organizationId = useDashboardOrganizationId()
  return (
    <section className="card projects" aria-labelledby="projects-title">
      <header className="card-header">
        <h2 id="projects-title">Your projects</h2>
        <span className="mono quiet">{organizationId}</span>
      </header>
      <ProjectList projects={projects} projectId={projectId} />
    </section>
  )
}

function ProjectList({ projects, projectId }: ProjectsCardProps): ReactElement {
  switch (projects.type) {
    case 'loading':
      return <p className="quiet padded">Loading…</p>
    case 'failed':
      return (
        <p className="padded" role="alert">
          {projects.sentence}
        </p>
      )
    case 'ready':
      return (
        <ul className="rows">
          {projects.projects.map(({ id, displayName }) => (
            <li key={id} className="row project" aria-current={id === projectId || undefined}>
              <span>{displayName}</span> <span className="mono quiet">{id}</span>
            </li>
          ))}
        </ul>
      )
  }
}

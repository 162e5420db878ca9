import type { ReactElement } from 'react'
import { projectChoices } from './projectChoices.ts'
import type { Projects } from './useProjects.ts'

/** Props of {@link ProjectSelect}. */
export interface ProjectSelectProps {
  readonly projects: Projects
  readonly projectId: string
  readonly onChoose: (projectId: string) => void
}

/** Chooses whose documents are shown, among all projects that the app was built for. */
export function ProjectSelect({ projects, projectId, onChoose }: ProjectSelectProps): ReactElement {
  return (
    <label className="project-select">
      <span className="quiet small">Project</span>
      <select className="field" value={projectId} onChange={({ target }) => onChoose(target.value)}>
        {projectChoices(projects).map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
}

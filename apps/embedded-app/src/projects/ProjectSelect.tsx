import { type ReactElement, useId } from 'react'
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
  const id = useId()
  return (
    <div className="project-select">
      <label className="quiet small" htmlFor={id}>
        Project
      </label>
      <select
        id={id}
        className="field"
        value={projectId}
        onChange={({ target }) => onChoose(target.value)}
      >
        {projectChoices(projects).map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  )
}

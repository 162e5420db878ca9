import { APP_PROJECTS } from '../config.ts'
import type { Projects } from './useProjects.ts'

/** A project to choose. */
export interface ProjectChoice {
  readonly id: string
  readonly label: string
}

/** The projects of the app by their names; one that the person does not know of, by its id. */
export function projectChoices(projects: Projects): readonly ProjectChoice[] {
  if (projects.type !== 'ready') return APP_PROJECTS.map((id) => ({ id, label: id }))
  const known = new Map(projects.projects.map(({ id, displayName }) => [id, displayName]))
  return [...new Set([...APP_PROJECTS, ...known.keys()])].map((id) => ({
    id,
    label: known.get(id) ?? `${id} (not a member)`,
  }))
}

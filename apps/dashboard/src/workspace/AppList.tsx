import type { ReactElement } from 'react'
import type { DashboardApp } from '../apps.ts'

/** Props of {@link AppList}. */
export interface AppListProps {
  readonly apps: readonly DashboardApp[]
  readonly chosen: DashboardApp
  readonly onChoose: (app: DashboardApp) => void
}

/** The apps of the organization. */
export function AppList({ apps, chosen, onChoose }: AppListProps): ReactElement {
  return (
    <nav className="app-list" aria-label="Apps">
      <ul>
        {apps.map((app) => (
          <li key={app.id}>
            <button
              type="button"
              className="app-link"
              aria-current={app.id === chosen.id ? 'page' : undefined}
              onClick={() => onChoose(app)}
            >
              <span className="app-icon" aria-hidden="true">
                {app.name.charAt(0)}
              </span>
              <span className="app-link-text">
                <strong>{app.name}</strong> <span className="quiet small">{app.description}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}

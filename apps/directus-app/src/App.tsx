import { type EventLog, EventPanel } from '@gatehouse/app-kit'
import type { Environment } from 'gatehouse'
import { realtime } from 'gatehouse/directus'
import { DirectusApp } from 'gatehouse/directus/react'
import type { ReactElement } from 'react'
import type { Config } from './config.ts'
import { SeedPeople } from './hints/SeedPeople.tsx'
import { ModeNav } from './mode/ModeNav.tsx'
import type { ModeText } from './mode/mode.ts'
import { Workspace } from './Workspace.tsx'

/** Props of {@link App}. */
export interface AppProps {
  readonly config: Config
  readonly mode: ModeText
  readonly environment: Environment
  readonly log: EventLog
}

/** The app, and beside it what its session goes through: also when nobody is signed in. */
export function App({ config, mode, environment, log }: AppProps): ReactElement {
  return (
    <div className="shell">
      <header className="top-bar">
        <svg className="mark" viewBox="0 0 16 16" width="28" height="28" aria-hidden="true">
          <path d="M2 15V7a6 6 0 0 1 12 0v8h-4V8a2 2 0 0 0-4 0v7z" />
        </svg>
        <h1 className="top-bar-title">Tasks</h1>
        <ModeNav chosen={mode} />
        <p className="quiet small mode-description">{mode.description}</p>
      </header>
      <div className="shell-main">
        <DirectusApp
          url={config.directusUrl}
          mode={mode.id}
          realtime={realtime({ environment })}
          environment={environment}
          fallback={<p className="opening">Opening your tasks…</p>}
          footer={config.isEmulated && <SeedPeople />}
        >
          <Workspace mode={mode} log={log} />
        </DirectusApp>
      </div>
      <aside className="card shell-events">
        <EventPanel
          log={log}
          title="App events"
          empty="What this app's session goes through is listed here."
        />
      </aside>
    </div>
  )
}

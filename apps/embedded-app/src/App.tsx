import { type EventLog, EventPanel } from '@gatehouse/app-kit'
import { AuthQueryProvider } from 'gatehouse/react-query'
import { type Environment, SanityApp, type SanityConfig } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { Workspace } from './Workspace.tsx'

/** Props of {@link App}. */
export interface AppProps {
  readonly config: SanityConfig
  /** Where the data come from. */
  readonly apiHost: string
  readonly environment: Environment
  readonly log: EventLog
}

/** The app, and beside it what its session goes through: also when nobody is signed in. */
export function App({ config, apiHost, environment, log }: AppProps): ReactElement {
  return (
    <div className="shell">
      <div className="shell-main">
        <SanityApp
          config={config}
          environment={environment}
          fallback={<p className="opening">Opening your documents…</p>}
        >
          <AuthQueryProvider backend={apiHost}>
            <Workspace log={log} />
          </AuthQueryProvider>
        </SanityApp>
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

import { type ComlinkStatus, DashboardFrame } from 'gatehouse/sanity/host'
import { type ReactElement, useState } from 'react'
import { type DashboardApp, ORGANIZATION } from '../apps.ts'
import { useDashboard } from '../dashboardContext.ts'
import { requestAccess } from './requestAccess.ts'
import type { AppTokens } from './useAppTokens.ts'

/** Props of {@link AppFrame}. */
export interface AppFrameProps {
  readonly app: DashboardApp
  readonly tokens: AppTokens
  /** Counts the loads that were asked for: each is a fresh frame. */
  readonly load: number
}

/** Shows an app of another origin, signed in as the person of this dashboard. */
export function AppFrame({ app, tokens, load }: AppFrameProps): ReactElement {
  const { config, session, log, environment } = useDashboard()
  const [status, setStatus] = useState<ComlinkStatus>('idle')
  return (
    <section className="card app" aria-label={`${app.name} app`}>
      <header className="app-header">
        <h2>{app.name}</h2>
        <span className="quiet small app-origin">{new URL(app.url).origin}</span>
        <ConnectionBadge status={status} />
      </header>
      <DashboardFrame
        key={load}
        className="app-frame"
        title={app.name}
        url={app.url}
        organizationId={ORGANIZATION.id}
        createToken={tokens.createToken}
        environment={environment}
        onStatus={(next) => {
          setStatus(next)
          if (next === 'connected') log.append({ title: 'The app is connected', tone: 'plain' })
        }}
        onAccessRequest={async (request) => {
          const { fetch } = session
          const answer = await requestAccess(request, { fetch, apiHost: config.apiHost })
          log.append({
            title: `The app asked for access to ${request.resourceType} ${request.resourceId}`,
            detail: answer.success ? 'The request was passed on.' : answer.message,
            tone: answer.success ? 'good' : 'warn',
          })
          return answer
        }}
      />
    </section>
  )
}

const WORDS: Readonly<Record<ComlinkStatus, readonly [string, string]>> = {
  connected: ['Connected', 'good'],
  handshaking: ['Connecting…', 'warn'],
  idle: ['Not connected', 'plain'],
  disconnected: ['Not connected', 'plain'],
}

function ConnectionBadge({ status }: { readonly status: ComlinkStatus }): ReactElement {
  const [word, tone] = WORDS[status]
  return (
    <span className={`badge badge-${tone}`} role="status">
      {word}
    </span>
  )
}

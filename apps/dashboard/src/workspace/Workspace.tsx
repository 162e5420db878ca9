import { EventPanel, logRenewals } from '@gatehouse/app-kit'
import { type ReactElement, useEffect, useState } from 'react'
import { type DashboardApp, dashboardApps } from '../apps.ts'
import { Toolbar } from '../controls/Toolbar.tsx'
import { useDashboard } from '../dashboardContext.ts'
import { AppFrame } from '../frame/AppFrame.tsx'
import { useAppTokens } from '../frame/useAppTokens.ts'
import { AppList } from './AppList.tsx'
import { TopBar } from './TopBar.tsx'

/** What somebody who is signed in sees: the apps, one of them, and what happens to it. */
export function Workspace(): ReactElement {
  const { config, session, log } = useDashboard()
  const apps = dashboardApps(config)
  const [chosen, setChosen] = useState<DashboardApp>(apps[0])
  const [load, setLoad] = useState(0)
  const tokens = useAppTokens()
  useEffect(() => logRenewals(session.authStore, log), [session, log])
  return (
    <div className="workspace">
      <TopBar />
      <Toolbar tokens={tokens} onReload={() => setLoad((count) => count + 1)} />
      <AppList apps={apps} chosen={chosen} onChoose={setChosen} />
      <main className="stage">
        <AppFrame app={chosen} tokens={tokens} load={load} />
      </main>
      <aside className="card events-aside">
        <EventPanel
          log={log}
          title="Dashboard events"
          empty="What the dashboard's session goes through, and what it gives to the app, is listed here."
        />
      </aside>
    </div>
  )
}

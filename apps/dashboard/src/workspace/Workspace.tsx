import { EventPanel } from '@gatehouse/app-kit'
import { type ReactElement, useState } from 'react'
import { type DashboardApp, dashboardApps } from '../apps.ts'
import { Toolbar } from '../controls/Toolbar.tsx'
import { useDashboard } from '../dashboardContext.ts'
import { AppFrame } from '../frame/AppFrame.tsx'
import { useAppTokens } from '../frame/useAppTokens.ts'
import { AppList } from './AppList.tsx'
import { TopBar } from './TopBar.tsx'

/** What somebody who is signed in sees: the apps, one of them, and what happens to it. */
export function Workspace(): ReactElement {
  const { config, log } = useDashboard()
  const apps = dashboardApps(config)
  const [chosen, setChosen] = useState<DashboardApp>(apps[0])
  const [load, setLoad] = useState(0)
  const tokens = useAppTokens()
  return (
    <div className="workspace">
      <TopBar />
      <AppList apps={apps} chosen={chosen} onChoose={setChosen} />
      <main className="stage">
        <Toolbar tokens={tokens} onReload={() => setLoad((count) => count + 1)} />
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

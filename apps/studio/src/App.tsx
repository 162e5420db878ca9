import { type EventLog, EventPanel } from '@gatehouse/app-kit'
import { type Environment, SDKStudioContext } from 'gatehouse/sanity/react'
import { type ReactElement, useMemo, useReducer, useSyncExternalStore } from 'react'
import type { Platform } from './session/platform.ts'
import { SessionBar } from './session/SessionBar.tsx'
import type { StudioSession } from './session/studioSession.ts'
import { useStudioActs } from './session/useStudioActs.ts'
import { useStudioPerson } from './session/useStudioPerson.ts'
import { DocumentsTool } from './tool/DocumentsTool.tsx'
import { studioWorkspace } from './tool/studioWorkspace.ts'
import { toolConfig } from './tool/toolConfig.ts'
import { VariantNav } from './variant/VariantNav.tsx'
import type { VariantText } from './variant/variant.ts'
import { Notes } from './workspace/Notes.tsx'
import { TopBar } from './workspace/TopBar.tsx'

/** Props of {@link App}. */
export interface AppProps {
  readonly variant: VariantText
  readonly apiHost: string
  readonly platform: Platform
  readonly session: StudioSession
  readonly environment: Environment
  readonly log: EventLog
}

/** The studio, with everything of its own around the one tool. */
export function App(props: AppProps): ReactElement {
  const { variant, apiHost, platform, session, environment, log } = props
  const credential = useSyncExternalStore(session.subscribe, session.credential)
  const [turn, nextTurn] = useReducer((count: number) => count + 1, 0)
  const [mount, mountAnew] = useReducer((count: number) => count + 1, 0)
  const person = useStudioPerson({ platform, credential, turn })
  const acts = useStudioActs({
    session,
    platform,
    onDone(act) {
      nextTurn()
      if (act === 'signIn' && session.source === undefined) mountAnew()
    },
  })
  const config = useMemo(() => toolConfig(variant.id, apiHost), [variant, apiHost])
  const workspace = useMemo(
    () => studioWorkspace({ apiHost, session, credential }),
    [apiHost, session, credential],
  )
  const look = (): void => {
    session.look()
    nextTurn()
  }
  return (
    <div className="studio">
      <TopBar person={person} />
      <section className="card session-bar" aria-label="How the studio is signed in">
        <div className="variant-line">
          <VariantNav chosen={variant} />
          <p className="quiet small">{variant.description}</p>
        </div>
        <SessionBar session={session} credential={credential} acts={acts} />
        {acts.problem !== undefined && (
          <p className="notice notice-bad" role="alert">
            {acts.problem}
          </p>
        )}
      </section>
      <Notes />
      <main className="card tool" aria-labelledby="tool-title">
        <header className="card-header">
          <h2 id="tool-title">Documents</h2>
          <span className="quiet small">a tool in this studio</span>
        </header>
        <SDKStudioContext value={workspace}>
          <DocumentsTool
            key={mount}
            config={config}
            environment={environment}
            log={log}
            onSignedOut={look}
          />
        </SDKStudioContext>
      </main>
      <aside className="card events-aside">
        <EventPanel
          log={log}
          title="Tool events"
          empty="What the tool's session goes through is listed here."
        />
      </aside>
    </div>
  )
}

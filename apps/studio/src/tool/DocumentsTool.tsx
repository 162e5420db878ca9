import type { EventLog } from '@gatehouse/app-kit'
import { type Environment, SanityApp, type SanityConfig } from 'gatehouse/sanity/react'
import type { ReactElement } from 'react'
import { ToolContents } from './ToolContents.tsx'
import { ToolSignedOut } from './ToolSignedOut.tsx'

/** Props of {@link DocumentsTool}. */
export interface DocumentsToolProps {
  /** Without one, the studio's context says it. */
  readonly config: SanityConfig | undefined
  readonly environment: Environment
  readonly log: EventLog
  readonly onSignedOut: () => void
}

/** The tool: an app of ours that lives in somebody else's studio, and in no more than its place there. */
export function DocumentsTool(props: DocumentsToolProps): ReactElement {
  const { config, environment, log, onSignedOut } = props
  return (
    <SanityApp
      config={config}
      environment={environment}
      fallback={<p className="padded quiet">Looking for the studio's session…</p>}
      LoginComponent={ToolSignedOut}
    >
      <ToolContents log={log} onSignedOut={onSignedOut} />
    </SanityApp>
  )
}

import '@gatehouse/app-kit/theme.css'
import './studio.css'
import { createEventLog, eventSink } from '@gatehouse/app-kit'
import { browserEnvironment, consoleLog } from 'gatehouse'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { projectHost, readApiHost } from './config.ts'
import { createStudioSession } from './session/createStudioSession.ts'
import { createPlatform } from './session/platform.ts'
import { variantOf } from './variant/variant.ts'

const log = createEventLog()
const environment = browserEnvironment({ log: eventSink(log, consoleLog()) })
const apiHost = readApiHost(import.meta.env, location)
const platform = createPlatform(projectHost(apiHost))
const variant = variantOf(location.search)
const session = createStudioSession(variant.id, platform)
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <App
        variant={variant}
        apiHost={apiHost}
        platform={platform}
        session={session}
        environment={environment}
        log={log}
      />
    </StrictMode>,
  )
}

import '@gatehouse/app-kit/theme.css'
import './dashboard.css'
import { createEventLog, eventSink } from '@gatehouse/app-kit'
import { browserEnvironment, consoleLog } from 'gatehouse'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { readConfig } from './config.ts'
import { createSession } from './session/createSession.ts'

const log = createEventLog()
const environment = browserEnvironment({ log: eventSink(log, consoleLog()) })
const config = readConfig(import.meta.env, location)
const session = createSession(config, environment)
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <App dashboard={{ config, environment, session, log }} />
    </StrictMode>,
  )
}

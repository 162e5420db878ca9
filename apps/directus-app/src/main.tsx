import '@gatehouse/app-kit/theme.css'
import './directusApp.css'
import './hints/hints.css'
import './tasks/tasks.css'
import { createEventLog, eventSink } from '@gatehouse/app-kit'
import { browserEnvironment, consoleLog } from 'gatehouse'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { readConfig } from './config.ts'
import { modeOf } from './mode/mode.ts'

const log = createEventLog()
const environment = browserEnvironment({ log: eventSink(log, consoleLog()) })
const root = document.getElementById('root')

if (root) {
  createRoot(root).render(
    <StrictMode>
      <App
        config={readConfig(import.meta.env, location)}
        mode={modeOf(location.search)}
        environment={environment}
        log={log}
      />
    </StrictMode>,
  )
}

import '@gatehouse/app-kit/theme.css'
import './embeddedApp.css'
import { createEventLog, eventSink } from '@gatehouse/app-kit'
import { browserEnvironment, consoleLog } from 'gatehouse'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { readApiHost, sanityConfig } from './config.ts'

const log = createEventLog()
const environment = browserEnvironment({ log: eventSink(log, consoleLog()) })
const apiHost = readApiHost(import.meta.env, location)
const config = sanityConfig(apiHost)
const root = document.getElementById('root')

if (root) {
  createRoot(root, {
    // A boundary shows it already. The default would write it to the console as if nobody did.
    onCaughtError: (error) =>
      log.append({
        title: 'A boundary took an error',
        detail: error instanceof Error ? error.message : undefined,
        tone: 'warn',
      }),
  }).render(
    <StrictMode>
      <App config={config} apiHost={apiHost} environment={environment} log={log} />
    </StrictMode>,
  )
}

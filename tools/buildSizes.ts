import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleApp } from './bundleApp.ts'

/** What an app has anyway. */
const PEERS = ['react', 'react-dom', '@sanity/client', 'rxjs', '@tanstack/react-query']

/** Apps that import one thing each, by the name that their limit in `package.json` has. */
const APPS: Readonly<Record<string, string>> = {
  session: "export { createAuthStore } from 'gatehouse'",
  useAuthState: "export { useAuthState } from 'gatehouse/react'",
  useAuthQuery: "export { useAuthQuery } from 'gatehouse/react-query'",
  sanityApp:
    "export { SanityApp, useAuthState, useClient, useCurrentUser } from 'gatehouse/sanity/react'",
  directusToken: "export { createDirectus, rest, staticToken } from 'gatehouse/directus'",
  directusSession: "export { authentication, createDirectus, rest } from 'gatehouse/directus'",
  directusSocket:
    "export { createDirectus, realtime, rest, staticToken } from 'gatehouse/directus'",
  directus:
    "export { authentication, createDirectus, realtime, rest, staticToken } from 'gatehouse/directus'",
  directusApp:
    "export { DirectusApp, useCurrentUser, useDirectus, useItems } from 'gatehouse/directus/react'",
}

const folder = fileURLToPath(new URL('../.sizes', import.meta.url))
// The packages are found as an app of the workspace finds them.
const root = fileURLToPath(new URL('../apps/embedded-app', import.meta.url))

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)
for (const [name, source] of Object.entries(APPS)) {
  const { initial, onDemand } = await bundleApp({ source, root, external: PEERS })
  writeFileSync(`${folder}/${name}.js`, initial)
  for (const [part, code] of onDemand) writeFileSync(`${folder}/${name}-${part}.js`, code)
}

import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundleApp } from './bundleApp.ts'

const root = fileURLToPath(new URL('../apps/embedded-app', import.meta.url))
const PEERS = ['react', 'react-dom', '@sanity/client', 'rxjs', '@tanstack/react-query']
for (const conditions of [
  undefined,
  ['@gatehouse/source', 'browser', 'production', 'module', 'import', 'default'],
])
  for (const source of [
    "export { createDirectus, rest, staticToken } from 'gatehouse/directus'",
    "export { authentication, createDirectus, rest } from 'gatehouse/directus'",
    "export const f = () => import('gatehouse/react')",
    "export { SanityApp, useAuthState, useClient, useCurrentUser } from 'gatehouse/sanity/react'",
  ]) {
    const { initial, onDemand } = await bundleApp({
      source,
      root,
      external: PEERS,
      ...(conditions && { conditions }),
    })
    console.log(
      source,
      conditions?.[0],
      gzipSync(initial, { level: 9 }).length,
      [...onDemand].map(([n, c]) => [n, gzipSync(c, { level: 9 }).length]),
    )
  }

import type { ComponentType, ReactElement, ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Figures } from '../../measure/figures.ts'
import { DASHBOARD_CONFIG, type DashboardConfig } from '../../world/config.ts'
import { installApi } from '../../world/installApi.ts'
import { until } from '../../world/until.ts'
import { wakeLater } from '../../world/wakeLater.ts'

/** What either package has under these names. */
interface Sdk<Instance> {
  readonly createSanityInstance: (config: DashboardConfig) => Instance
  readonly handleAuthCallback: (instance: Instance, href: string) => Promise<string | false>
  readonly getTokenState: (instance: Instance) => { readonly getCurrent: () => string | null }
  readonly SanityInstanceProvider: ComponentType<{
    readonly instance: Instance
    readonly fallback: ReactNode
    readonly children: ReactNode
  }>
  readonly useClient: (options: { apiVersion: string; scope: 'global' }) => unknown
  readonly useCurrentUser: () => { readonly name: string } | null
}

const COMPONENTS = 1_000
const REFRESH_MS = 12 * 60 * 60 * 1_000

/** How often 1,000 components on `useClient` and `useCurrentUser` render for one renewal of the token. */
export async function measureRenders<Instance>(sdk: Sdk<Instance>): Promise<Figures> {
  installApi()
  const { createSanityInstance, handleAuthCallback, getTokenState, SanityInstanceProvider } = sdk
  const { useClient, useCurrentUser } = sdk
  let renders = 0
  function Leaf(): ReactElement {
    const client = useClient({ apiVersion: '2025-02-19', scope: 'global' })
    const user = useCurrentUser()
    renders++
    return <i>{client && user ? user.name : 'nobody'}</i>
  }

  const instance = createSanityInstance(DASHBOARD_CONFIG)
  const token = () => getTokenState(instance).getCurrent()
  const element = document.body.appendChild(document.createElement('main'))
  await handleAuthCallback(instance, DASHBOARD_CONFIG.auth.initialLocationHref)
  createRoot(element).render(
    <SanityInstanceProvider instance={instance} fallback="…">
      {Array.from({ length: COMPONENTS }, (_, index) => (
        <Leaf key={index} />
      ))}
    </SanityInstanceProvider>,
  )
  const named = () => element.textContent === 'Ada Lovelace'.repeat(COMPONENTS)
  await until(named, '1,000 components that know the person')
  await settled()

  const former = token()
  renders = 0
  wakeLater(REFRESH_MS + 1)
  await until(() => token() !== former, 'the renewed token')
  await settled()
  if (!named()) throw new Error('The renewal lost the person.')
  return { renders }
}

/** React renders in later macrotasks. */
async function settled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100))
}

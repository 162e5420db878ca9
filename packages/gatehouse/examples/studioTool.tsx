import {
  SanityApp,
  SDKStudioContext,
  type StudioWorkspaceHandle,
  useClient,
  useCurrentUser,
} from 'gatehouse/sanity/react'

const config = { projectId: 'abc12345', dataset: 'production', studioMode: { enabled: true } }

/** A tool, or a custom input, of a studio: it uses the studio's own session, and never asks for one. */
export function Tool() {
  return (
    <SanityApp config={config} fallback={<p>Loading…</p>}>
      <Drafts />
    </SanityApp>
  )
}

/** The same in a studio that hands its workspace over: there is nothing to configure. */
export function ToolInWorkspace({ workspace }: { readonly workspace: StudioWorkspaceHandle }) {
  return (
    <SDKStudioContext.Provider value={workspace}>
      <SanityApp fallback={<p>Loading…</p>}>
        <Drafts />
      </SanityApp>
    </SDKStudioContext.Provider>
  )
}

function Drafts() {
  const client = useClient({ apiVersion: '2025-02-19', perspective: 'drafts' })
  const user = useCurrentUser()
  const count = () => client.fetch<number>('count(*[_id in path("drafts.**")])').then(alert)
  return (
    <button type="button" onClick={count}>
      {user?.name}: how many drafts?
    </button>
  )
}

import { DashboardFrame } from 'gatehouse/sanity/host'

/** The other side of the iframe: a page that shows apps and mints their tokens. */
export function Main({ mintToken }: { readonly mintToken: () => Promise<string | null> }) {
  return (
    <DashboardFrame
      title="Documents"
      url="https://documents.example.com/"
      organizationId="oAbc123"
      createToken={mintToken}
    />
  )
}

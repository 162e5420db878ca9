import type { SanityConfig } from 'gatehouse/sanity'

/** An app that two dashboards may embed, and nobody else. */
export function probeConfig({ port }: Pick<Location, 'port'>): SanityConfig {
  return {
    projectId: 'k3v9x2ab',
    dataset: 'production',
    auth: {
      apiHost: `http://api.localhost:${port}`,
      dashboardOrigins: [`http://dashboard.localhost:${port}`, `http://host.localhost:${port}`],
    },
  }
}

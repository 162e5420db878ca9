/** The parts of the development set-up. */
export type DevPart = 'api' | 'dashboard' | 'app' | 'studio' | 'directusApp' | 'directus'

/** A part's port, and the environment variable that chooses another. */
export interface DevPort {
  readonly port: number
  readonly variable: string
}

const DEFAULTS: Readonly<Record<DevPart, DevPort>> = {
  api: { port: 4700, variable: 'GATEHOUSE_API_PORT' },
  dashboard: { port: 4701, variable: 'GATEHOUSE_DASHBOARD_PORT' },
  app: { port: 4702, variable: 'GATEHOUSE_APP_PORT' },
  studio: { port: 4703, variable: 'GATEHOUSE_STUDIO_PORT' },
  directusApp: { port: 4704, variable: 'GATEHOUSE_DIRECTUS_APP_PORT' },
  directus: { port: 4710, variable: 'GATEHOUSE_DIRECTUS_PORT' },
}

/** Reads the ports from the environment. @throws Error with a sentence, for what is not a port */
export function devPorts(env: NodeJS.ProcessEnv): Readonly<Record<DevPart, DevPort>> {
  return {
    api: chosen(DEFAULTS.api, env),
    dashboard: chosen(DEFAULTS.dashboard, env),
    app: chosen(DEFAULTS.app, env),
    studio: chosen(DEFAULTS.studio, env),
    directusApp: chosen(DEFAULTS.directusApp, env),
    directus: chosen(DEFAULTS.directus, env),
  }
}

function chosen({ port, variable }: DevPort, env: NodeJS.ProcessEnv): DevPort {
  const text = env[variable]
  if (text === undefined || text === '') return { port, variable }
  const other = Number(text)
  if (Number.isInteger(other) && other > 0 && other < 65_536) return { port: other, variable }
  throw new Error(`${variable} is "${text}", which is not a port. Use a number from 1 to 65535.`)
}

import { AuthError } from '../../errors.ts'

/** The app needs a dashboard around it, and there is none. */
export function notEmbedded(): AuthError {
  return new AuthError(
    'parent-not-allowed',
    'This app gets its sign-in from the dashboard that embeds it, and it was opened on its own. Open it from the dashboard.',
  )
}

/** There is a page around the app, and it is none of its dashboards. */
export function notAllowed(origin: string): AuthError {
  return new AuthError(
    'parent-not-allowed',
    `The page that embeds this app, ${origin}, is not among its dashboards. If it should be, add it to auth.dashboardOrigins.`,
  )
}

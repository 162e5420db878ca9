import { startDev } from './startDev.ts'

try {
  const { dashboardUrl, studioUrl, directusAppUrl, stop } = await startDev(process.env)
  const end = (): void => {
    void stop().finally(() => process.exit(0))
  }
  // A second Ctrl-C does not wait for anybody.
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
  console.log(`
  Gatehouse is running. Open

    ${dashboardUrl}

  and choose a person. The dashboard shows an app of another origin, which is signed in at once.
  Press the buttons above it, and see what the app does.

    ${studioUrl}

  is a studio with a tool in it, which follows whomever the studio signs in.

    ${directusAppUrl}

  is a list of tasks on a Directus. Open it in two windows, and change something in one of them.
  Ctrl-C ends everything.
`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

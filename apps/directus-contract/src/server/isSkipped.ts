/** Whether the person who runs the tests does without the real server. Says so, for all to see. */
export function isSkipped(env: NodeJS.ProcessEnv = process.env): boolean {
  if (env.GATEHOUSE_SKIP_DIRECTUS !== '1') return false
  process.stdout.write(
    'Directus: SKIPPED, because GATEHOUSE_SKIP_DIRECTUS is 1. Nothing was tried on a real server.\n',
  )
  return true
}

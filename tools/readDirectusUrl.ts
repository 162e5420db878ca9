/** Names a real Directus for the tasks app, in place of the emulator's. */
const VARIABLE = 'GATEHOUSE_DIRECTUS_URL'

/** The real server to use, or `undefined` for the emulator's. @throws Error with a sentence, for what is not an address */
export function readDirectusUrl(env: NodeJS.ProcessEnv): string | undefined {
  const text = env[VARIABLE]
  if (text === undefined || text === '') return undefined
  if (/^https?:\/\//.test(text) && URL.canParse(text)) return text
  throw new Error(`${VARIABLE} is not an address. Use one as in http://localhost:8055`)
}

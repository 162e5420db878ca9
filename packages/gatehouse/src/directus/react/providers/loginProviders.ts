/** A way to sign in that the server offers beside its own accounts. */
export interface ProviderInfo {
  /** The server's name for it. */
  readonly name: string
  /** What people call it. */
  readonly label: string
  /** How it works: `openid`, `oauth2`, `saml`, `ldap` … */
  readonly driver: string
  /** The name of an icon of Google's Material Symbols, where the server has one. */
  readonly icon: string | null
}

/** What the server says about signing in. */
export interface ProvidersAnswer {
  readonly providers: readonly ProviderInfo[]
  /** Whether the server's own accounts are not to be offered. */
  readonly disableDefault: boolean
}

/** Drivers that take a password in the app, and have no page of their own. */
const BY_PASSWORD: ReadonlySet<string> = new Set(['ldap', 'local'])

/** Whether a provider signs people in on a page of its own. Pure. */
export function hasOwnPage({ driver }: ProviderInfo): boolean {
  return !BY_PASSWORD.has(driver)
}

/** Reads the answer of `GET /auth`; what is none of it is left out. Pure. */
export function readProvidersAnswer(answer: unknown): ProvidersAnswer {
  const { data, disableDefault } = Object(answer)
  const providers = Array.isArray(data) ? data.flatMap(readProvider) : []
  return { providers, disableDefault: disableDefault === true }
}

function readProvider(value: unknown): readonly ProviderInfo[] {
  const { name, label, driver, icon } = Object(value)
  if (typeof name !== 'string' || name === '') return []
  return [
    {
      name,
      label: typeof label === 'string' && label !== '' ? label : inWords(name),
      driver: typeof driver === 'string' ? driver : '',
      icon: typeof icon === 'string' ? icon : null,
    },
  ]
}

/** `my-company` → `My company`. */
function inWords(name: string): string {
  const words = name.replace(/[_-]+/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

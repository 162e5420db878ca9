/** A way to sign in by redirect; the emulator has these in its seed, a real server in its environment. */
export interface SsoProvider {
  readonly name: string
  /** What the sign-in leaves in the browser. */
  readonly mode: 'session' | 'cookie'
  readonly icon: string
  readonly label: string
  /** Whether its people may come in. */
  readonly isOpen: boolean
}

/** Each has one person: `<name>@example.com`. */
export const SSO_PROVIDERS: readonly SsoProvider[] = [
  { name: 'acme', mode: 'session', icon: 'business', label: 'Acme', isOpen: true },
  { name: 'native', mode: 'cookie', icon: 'smartphone', label: 'Native', isOpen: true },
  { name: 'closed', mode: 'session', icon: 'lock', label: 'Closed', isOpen: false },
]

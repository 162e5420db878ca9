import { AuthError } from '../../errors.ts'

/**
 * Reads one exact web origin, such as `https://app.example`, from a text that holds nothing else.
 * Throws `config-invalid` for a wildcard, a path, or anything that browsers do not compare as one.
 */
export function parseOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  // A pure origin reads back as itself plus the root path; `data:` and the like have none.
  const exact = url !== null && url.href === `${url.origin}/` && url.protocol.startsWith('http')
  if (exact) return url.origin
  throw new AuthError(
    'config-invalid',
    'An app\'s origin must be one exact http(s) origin such as "https://app.example".',
  )
}

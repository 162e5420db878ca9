/**
 * A short, stable name for a secret: the same secret always gets the same one, and the secret
 * cannot be read back. FNV-1a over 53 bits, which is plenty to tell a test's tokens apart.
 */
export function fingerprint(secret: string): string {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let index = 0; index < secret.length; index += 1) {
    const code = secret.charCodeAt(index)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x85ebca6b)
  }
  const mixed = (high >>> 0) * 2 ** 21 + ((low >>> 0) >>> 11)
  return `#${(mixed % 36 ** 8).toString(36).padStart(8, '0')}`
}

/** A vendor's token, a JWT, or one of the 64 characters that Directus makes its refresh tokens of. */
const TOKEN = /\b(?:sk[A-Za-z0-9]{12,}(?:-st\d+)?|eyJ[\w-]+\.[\w-]+\.[\w-]*|[\w-]{64}\b)/g

/** Replaces everything in `text` that looks like a token, and each of `secrets`, by its fingerprint. */
export function redact(text: string, secrets: Iterable<string> = []): string {
  let redacted = text.replace(TOKEN, fingerprint)
  for (const secret of secrets) redacted = redacted.replaceAll(secret, fingerprint(secret))
  return redacted
}

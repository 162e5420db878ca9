/** What is secret in a story. */
export interface Secrets {
  /** Tokens of all kinds, those that renew others among them. */
  readonly tokens: readonly string[]
  /** What is exchanged for tokens once: session ids, and the codes of OAuth. */
  readonly sids: readonly string[]
  /** Access tokens of Directus, which are over soon. */
  readonly accessTokens: readonly string[]
  /** What people type: passwords, and one-time passwords. */
  readonly passwords: readonly string[]
  /** Tokens that the attacker of the story has made for himself: his own pages may hold them. */
  readonly attackers: ReadonlySet<string>
}

/** All that must not be seen. */
export function allOf({ tokens, sids, accessTokens, passwords }: Secrets): readonly string[] {
  return [...tokens, ...sids, ...accessTokens, ...passwords]
}

/** Whether a secret is in a text. Six digits may stand in any longer number, and are no secret there. */
export function holds(text: string, secret: string): boolean {
  if (!/^\d+$/.test(secret)) return text.includes(secret)
  return new RegExp(`(?<!\\d)${secret}(?!\\d)`).test(text)
}

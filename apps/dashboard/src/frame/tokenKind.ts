/**
 * The kinds of token that the platform makes for apps: `stamped` ones are refreshed by the app every
 * 12 hours, `plain` ones are replaced by the dashboard when they are refused.
 */
export const TOKEN_KINDS = ['stamped', 'plain'] as const

/** One of {@link TOKEN_KINDS}. */
export type TokenKind = (typeof TOKEN_KINDS)[number]

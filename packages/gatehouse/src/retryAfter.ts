/** RFC 9110 §5.6.7, the one form of a date that servers send. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/** What a `Retry-After` header asks for, in milliseconds: it holds seconds, or a date. */
export function parseRetryAfter(value: unknown, nowWall: number): number | undefined {
  if (typeof value !== 'string') return undefined
  if (/^\d+$/.test(value.trim())) return Number(value) * 1_000
  // `Date.parse` finds a date in nearly everything: `soon 5` is one of May 2001.
  if (!HTTP_DATE.test(value.trim())) return undefined
  // biome-ignore lint/style/noRestrictedGlobals: parsing a date asks no clock
  const date = Date.parse(value)
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowWall)
}

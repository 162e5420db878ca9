import type { Clock } from '../../../ports/clock.ts'

/** The cookies of one browser, for one server. */
export interface CookieJar {
  /** What goes along with a request; `''` for none. */
  readonly header: () => string
  readonly keep: (lines: readonly string[]) => void
  readonly get: (name: string) => string | undefined
  readonly set: (name: string, value: string) => void
  readonly clear: () => void
}

/** A jar that forgets a cookie when its `Max-Age` is over, and keeps an empty one. */
export function cookieJar(clock: Clock): CookieJar {
  const cookies = new Map<string, { readonly value: string; readonly until: number }>()

  function living(): readonly (readonly [string, string])[] {
    const { wall } = clock.now()
    return [...cookies]
      .filter(([, { until }]) => until > wall)
      .map(([name, { value }]) => [name, value] as const)
  }

  return {
    header: () =>
      living()
        .map(([name, value]) => `${name}=${value}`)
        .join('; '),
    keep(lines) {
      for (const line of lines) {
        const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
        const at = pair.indexOf('=')
        const age = attributes.find((attribute) => /^max-age=/i.test(attribute))?.slice(8)
        const until =
          age === undefined ? Number.POSITIVE_INFINITY : clock.now().wall + Number(age) * 1_000
        cookies.set(pair.slice(0, at), { value: pair.slice(at + 1), until })
      }
    },
    get: (name) => living().find(([known]) => known === name)?.[1],
    set: (name, value) => void cookies.set(name, { value, until: Number.POSITIVE_INFINITY }),
    clear: () => cookies.clear(),
  }
}

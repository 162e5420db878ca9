/** Where a studio has its session, and how a tool learns of it. */
export type Variant = 'token' | 'cookie' | 'source'

/** A variant in words. */
export interface VariantText {
  readonly id: Variant
  readonly name: string
  readonly description: string
}

/** All of them, in the order of the page. */
export const VARIANTS: readonly [VariantText, ...VariantText[]] = [
  {
    id: 'token',
    name: 'Token in storage',
    description: 'The studio leaves its token in localStorage, and the tool finds it there.',
  },
  {
    id: 'cookie',
    name: 'Cookie',
    description:
      'The session is a cookie that no script can read. The tool asks whether it counts.',
  },
  {
    id: 'source',
    name: 'Token source',
    description: 'The studio tells its tools of its token, and of every change. Nothing is stored.',
  },
]

const PARAMETER = 'session'

/** Reads a page's query; what it does not name, or names wrongly, is the first variant. */
export function variantOf(search: string): VariantText {
  const id = new URLSearchParams(search).get(PARAMETER)
  return VARIANTS.find((variant) => variant.id === id) ?? VARIANTS[0]
}

/** The link that shows the page in a variant. */
export function variantHref({ id }: VariantText): string {
  return `?${new URLSearchParams({ [PARAMETER]: id })}`
}

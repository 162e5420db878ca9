import type { ReactElement } from 'react'
import { VARIANTS, type VariantText, variantHref } from './variant.ts'

/** Chooses where the studio has its session. Each choice is a page load: a studio does not change it. */
export function VariantNav({ chosen }: { readonly chosen: VariantText }): ReactElement {
  return (
    <nav aria-label="Where the studio has its session">
      <ul className="variants">
        {VARIANTS.map((variant) => (
          <li key={variant.id}>
            <a
              className="variant"
              href={variantHref(variant)}
              aria-current={variant.id === chosen.id ? 'page' : undefined}
            >
              {variant.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

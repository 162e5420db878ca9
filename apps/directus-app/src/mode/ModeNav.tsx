import type { ReactElement } from 'react'
import { MODES, type ModeText, modeHref } from './mode.ts'

/** Chooses how the session is kept. Each choice is a page load: an app does not change it. */
export function ModeNav({ chosen }: { readonly chosen: ModeText }): ReactElement {
  return (
    <nav aria-label="How the session is kept">
      <ul className="modes">
        {MODES.map((mode) => (
          <li key={mode.id}>
            <a
              className="mode"
              href={modeHref(mode)}
              aria-current={mode.id === chosen.id ? 'page' : undefined}
            >
              {mode.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

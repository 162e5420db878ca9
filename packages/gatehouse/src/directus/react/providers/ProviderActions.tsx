import { type CSSProperties, type ReactElement, useState } from 'react'
import { actionStyle } from '../../../react/screens/actionStyle.ts'
import { css, palette } from '../../../react/screens/palette.ts'
import { Sentence } from '../../../react/screens/Sentence.tsx'
import type { LoginProvider } from './useAuthProviders.ts'

/** Props of {@link ProviderActions}. */
export interface ProviderActionsProps {
  readonly providers: readonly LoginProvider[]
}

const list: CSSProperties = {
  alignSelf: 'stretch',
  display: 'flex',
  flexDirection: 'column',
  margin: '0.25rem 0 0',
  padding: '0.5rem 0 0',
  borderTop: `1px solid ${css(palette.border)}`,
  listStyle: 'none',
}
const item: CSSProperties = { display: 'grid' }
/** Second to the button of the form above. */
const action: CSSProperties = {
  ...actionStyle,
  borderColor: css(palette.field),
  color: css(palette.text),
  background: css(palette.card),
}

/** A button for each provider with a page of its own; nothing where there is none. */
export function ProviderActions({ providers }: ProviderActionsProps): ReactElement | null {
  const [failure, setFailure] = useState<string>()
  if (providers.length === 0) return null

  // Nothing is remembered of a press: whoever comes back from that page finds this one as it was.
  function leave({ signIn }: LoginProvider): void {
    setFailure(undefined)
    try {
      signIn()
    } catch (error) {
      setFailure(
        error instanceof Error ? error.message : 'This way to sign in cannot be used here.',
      )
    }
  }

  return (
    <>
      {/* Said outright: without bullets, some screen readers take it for no list. */}
      {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
      <ul role="list" style={list} aria-label="Other ways to sign in">
        {providers.map((provider) => (
          <li key={provider.name} style={item}>
            <button type="button" style={action} onClick={() => leave(provider)}>
              Sign in with {provider.label}
            </button>
          </li>
        ))}
      </ul>
      {failure !== undefined && (
        <div role="alert">
          <Sentence>{failure}</Sentence>
        </div>
      )}
    </>
  )
}

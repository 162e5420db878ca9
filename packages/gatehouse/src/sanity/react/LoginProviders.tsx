import type { CSSProperties, ReactElement } from 'react'
import { Action, type ActionProps } from '../../react/screens/Action.tsx'
import { LinkAction } from '../../react/screens/LinkAction.tsx'
import { type LoginProps, LoginScreen } from '../../react/screens/LoginScreen.tsx'
import { Screen } from '../../react/screens/Screen.tsx'
import { Sentence } from '../../react/screens/Sentence.tsx'
import { signedOutText } from '../../react/screens/signedOutText.ts'
import { useArrivalFocus } from '../../react/screens/useArrivalFocus.ts'
import type { AuthProvider } from '../config.ts'
import { providerUrl } from '../standalone/providerUrl.ts'
import { type LoginProvidersList, useLoginProviders } from './useLoginProviders.ts'
import { useLoginUrl } from './useLoginUrl.ts'

/** Says why nobody is signed in, and offers the ways to sign in that `auth.providers` names. */
export function LoginProviders(props: LoginProps): ReactElement {
  const { header, footer, reason, isSigningOut } = props
  const list = useLoginProviders()
  const { title, sentence } = signedOutText(reason?.code)
  if (isSigningOut) return <LoginScreen {...props} />
  return (
    <Screen role="status" title={title} header={header} footer={footer}>
      <Sentence>{sentence}</Sentence>
      {reason?.detail !== undefined && <Sentence size="small">{reason.detail}</Sentence>}
      <Offer {...list} />
    </Screen>
  )
}

function Offer({ progress, retry }: LoginProvidersList): ReactElement {
  switch (progress.type) {
    case 'loading':
      return <Sentence size="small">{LOOKING}</Sentence>
    case 'retrying':
      return <Retry sentence={LOOKING} busy onPress={retry} />
    case 'failed':
      return <Retry sentence={progress.error.message} onPress={retry} />
    case 'ready':
      if (progress.providers.length > 0) return <Providers providers={progress.providers} />
      return <Retry sentence="This app names no way to sign in." onPress={retry} />
  }
}

const LOOKING = 'Looking for the ways to sign in…'

interface RetryProps extends Pick<ActionProps, 'busy' | 'onPress'> {
  readonly sentence: string
}

/** The button stays while it is at work, and the focus on it. */
function Retry({ sentence, ...action }: RetryProps): ReactElement {
  return (
    <>
      <Sentence>{sentence}</Sentence>
      <Action {...action}>Try again</Action>
    </>
  )
}

const list: CSSProperties = {
  alignSelf: 'stretch',
  display: 'flex',
  flexDirection: 'column',
  gap: '0.75rem',
  margin: '0.5rem 0 0',
  padding: 0,
  listStyle: 'none',
  // Focused where the button that brought it is gone; there is nothing to operate.
  outline: 'none',
}

const item: CSSProperties = { display: 'flex', flexDirection: 'column', gap: '0.375rem' }

/** The page may have moved on since the list came: each link leads back to where it is now. */
function Providers({ providers }: { readonly providers: readonly AuthProvider[] }): ReactElement {
  const loginUrl = useLoginUrl()
  const focused = useArrivalFocus<HTMLUListElement>()
  return (
    // Said outright: without bullets, some screen readers take it for no list.
    // biome-ignore lint/a11y/noRedundantRoles: see above
    <ul ref={focused} tabIndex={-1} role="list" aria-label="Ways to sign in" style={list}>
      {providers.map(({ name, title, url, signUpUrl }) => (
        <li key={name} style={item}>
          <LinkAction href={providerUrl(url, loginUrl) ?? url}>{title}</LinkAction>
          {signUpUrl !== undefined && (
            <Sentence size="small">
              New here? <a href={signUpUrl}>Sign up with {title}</a>
            </Sentence>
          )}
        </li>
      ))}
    </ul>
  )
}

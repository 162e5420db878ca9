import type { ReactElement, ReactNode } from 'react'
import { Screen } from './Screen.tsx'
import { Sentence } from './Sentence.tsx'

/** Props of {@link LoginCallback}, and of a component that stands in for it. */
export interface LoginCallbackProps {
  readonly header?: ReactNode
  readonly footer?: ReactNode
}

/** What is shown while somebody is being signed in, where the app has no fallback of its own. */
export function LoginCallback({ header, footer }: LoginCallbackProps): ReactElement {
  return (
    <Screen role="status" title="Signing in…" arrival="quiet" header={header} footer={footer}>
      <Sentence>This takes a moment.</Sentence>
    </Screen>
  )
}

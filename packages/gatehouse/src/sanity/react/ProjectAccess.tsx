import type { ReactElement } from 'react'
import { Action } from '../../react/screens/Action.tsx'
import type { LoginErrorProps } from '../../react/screens/LoginError.tsx'
import { Screen } from '../../react/screens/Screen.tsx'
import { Sentence } from '../../react/screens/Sentence.tsx'
import { projectOfError } from '../sanityErrors.ts'
import { type AccessProgress, useAccessRequest } from './useAccessRequest.ts'
import { useSanityInstance } from './useSanityInstance.ts'

/** For somebody who is signed in, and not a member of the project: in a dashboard, asks for access. */
export function ProjectAccess(props: LoginErrorProps): ReactElement {
  const { error, resetErrorBoundary, header, footer } = props
  const { authMode, config } = useSanityInstance()
  const { progress, ask } = useAccessRequest()
  const projectId = projectOfError(error) ?? config.projectId
  const canAsk = authMode === 'dashboard' && projectId !== undefined
  return (
    <Screen
      role="alert"
      title="You are not a member of this project"
      header={header}
      footer={footer}
    >
      <Sentence>{canAsk ? sentenceOf(progress) : ASK_A_MEMBER}</Sentence>
      {projectId !== undefined && (
        <Sentence size="small">
          Project <code>{projectId}</code>
        </Sentence>
      )}
      {canAsk && progress.type !== 'sent' ? (
        <Action busy={progress.type === 'asking'} onPress={() => ask(projectId)}>
          {progress.type === 'refused' ? 'Request access again' : 'Request access'}
        </Action>
      ) : (
        <Action onPress={resetErrorBoundary}>Look again</Action>
      )}
    </Screen>
  )
}

const ASK_A_MEMBER = 'Ask one of its members to invite you.'

function sentenceOf(progress: AccessProgress): string {
  switch (progress.type) {
    case 'unasked':
      return 'You are signed in, and this project does not know you. Its members can let you in.'
    case 'asking':
      return 'Your request is on its way…'
    case 'sent':
      return 'Your request was sent. Once a member has let you in, look again.'
    case 'refused':
      return progress.sentence
  }
}

import type { ComponentType, ReactElement, ReactNode } from 'react'
import { AuthError } from '../../errors.ts'
import type { LoginErrorProps } from '../../react/screens/LoginError.tsx'
import { useVerifyOrgProjects } from './useVerifyOrgProjects.ts'

/** Props of {@link OrganizationGate}. */
export interface OrganizationGateProps {
  readonly disabled: boolean
  readonly projectIds: readonly string[]
  readonly LoginErrorComponent: ComponentType<LoginErrorProps>
  readonly header?: ReactNode
  readonly footer?: ReactNode
  readonly children?: ReactNode
}

/** Shows its children until it turns out that a project is another organization's. */
export function OrganizationGate(props: OrganizationGateProps): ReactElement {
  const { disabled, projectIds, LoginErrorComponent, header, footer, children } = props
  const sentence = useVerifyOrgProjects(disabled, projectIds)
  if (sentence === null) return <>{children}</>
  return (
    <LoginErrorComponent
      error={new AuthError('config-invalid', sentence)}
      resetErrorBoundary={() => {}}
      header={header}
      footer={footer}
    />
  )
}

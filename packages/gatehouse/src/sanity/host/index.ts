export { AuthError, type AuthErrorCode, isAuthError } from '../../errors.ts'
export type { Peer, PeerMessage } from '../../ports/frame.ts'
export type { AccessAnswer, AccessRequest } from '../comlink/messages.ts'
export type { ComlinkStatus } from '../comlink/protocol.ts'
export type { OnAccessRequest } from './answerAccess.ts'
export {
  createDashboardHost,
  type DashboardHost,
  type DashboardHostOptions,
} from './createDashboardHost.ts'
export type { FrameElement } from './frameElement.ts'
export { type FrameUrlOptions, frameUrl } from './frameUrl.ts'
export type { HostEnvironment } from './hostEnvironment.ts'
export { DashboardFrame, type DashboardFrameProps } from './react/DashboardFrame.tsx'
export type { UseDashboardHostOptions } from './react/useDashboardHost.ts'
export type { CreateToken, TokenOrder } from './tokenMint.ts'

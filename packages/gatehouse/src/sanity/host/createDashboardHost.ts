import { AuthError, isAuthError } from '../../errors.ts'
import type { Peer } from '../../ports/frame.ts'
import type { ComlinkStatus } from '../comlink/protocol.ts'
import { ACCESS_REQUEST, TOKEN_REQUEST } from '../comlink/protocol.ts'
import { answerAccess, type OnAccessRequest, refuseAccess } from './answerAccess.ts'
import { createComlinkChannel } from './channel.ts'
import { type FrameElement, framePeer, navigateFrame, onFrameLoad } from './frameElement.ts'
import { frameUrl } from './frameUrl.ts'
import { type HostEnvironment, hostEnvironment } from './hostEnvironment.ts'
import { parseOrigin } from './parseOrigin.ts'
import { type CreateToken, createTokenMint } from './tokenMint.ts'

/** What a dashboard says about one app that it frames. */
export interface DashboardHostOptions {
  /** The iframe; a {@link Peer} for a window that is reached in another way. */
  readonly frame: FrameElement | Peer
  /** The app's one exact origin, such as `https://app.example`. Nobody else is told anything. */
  readonly appOrigin: string
  /** Makes a token for the app, when it is opened and when it asks. One call at a time. */
  readonly createToken: CreateToken
  /** The organization that the app is shown in; it becomes `orgId` of the app's context. */
  readonly organizationId?: string | undefined
  /**
   * Takes a person's wish to be let into a project.
   * @defaultValue a polite refusal
   */
  readonly onAccessRequest?: OnAccessRequest | undefined
  /**
   * Asks every 2 s whether the app still lives, and connects anew when it is silent for 3 s.
   * @defaultValue `false`
   */
  readonly heartbeat?: boolean
  /** @defaultValue the browser's */
  readonly environment?: HostEnvironment
}

/** The dashboard's end of one framed app. */
export interface DashboardHost {
  readonly status: () => ComlinkStatus
  /** Called after each change of {@link DashboardHost.status}. Returns the stop. */
  readonly subscribe: (listener: (status: ComlinkStatus) => void) => () => void
  /**
   * Makes a token and loads the app with it in dashboard mode; in a frame that shows something
   * already, it loads anew. Rejects with an {@link AuthError}: `signed-out`, `timeout`, `server`,
   * `response-invalid` (no token), `config-invalid` (an address of another origin), `not-supported`
   * (no iframe to load it in), `disposed`, or the one that `createToken` rejects with.
   */
  readonly open: (appUrl: string) => Promise<void>
  /** Starts the handshake over. A frame that loads something does so by itself. */
  readonly reconnect: () => void
  /** Says goodbye to the app, calls off what is under way, and leaves no timer or listener. */
  readonly dispose: () => void
}

/**
 * Serves one framed app: shakes hands with it, and answers its requests for tokens and for access.
 * It speaks the vendor's wire format, to our SDK and to theirs.
 * Throws `config-invalid` for an `appOrigin` that is not one exact origin.
 */
export function createDashboardHost(options: DashboardHostOptions): DashboardHost {
  const { frame, createToken, organizationId, heartbeat = false } = options
  const { onAccessRequest = refuseAccess, environment = hostEnvironment() } = options
  const { clock, log } = environment
  const appOrigin = parseOrigin(options.appOrigin)
  const element = 'contentWindow' in frame ? frame : null

  const mint = createTokenMint({ createToken, clock })
  const channel = createComlinkChannel({
    peer: 'contentWindow' in frame ? framePeer(frame) : frame,
    targetOrigin: appOrigin,
    environment,
    heartbeat,
  })
  channel.on(TOKEN_REQUEST, () =>
    mint.mint().then(
      (token) => ({ token }),
      // The code says why; the sentence and the cause are the dashboard's own business.
      (error: unknown) => ({ token: null, error: isAuthError(error) ? error.code : 'server' }),
    ),
  )
  channel.on(ACCESS_REQUEST, (data) => answerAccess(data, onAccessRequest, log))
  const stopWatching = element === null ? () => {} : onFrameLoad(element, channel.check)

  return {
    status: channel.status,
    subscribe: channel.subscribe,
    async open(appUrl) {
      if (element === null) {
        throw new AuthError(
          'not-supported',
          'Only a host that was given an iframe can open an app.',
        )
      }
      if (!URL.canParse(appUrl) || new URL(appUrl).origin !== appOrigin) {
        throw new AuthError('config-invalid', "The app's address is not of the app's origin.")
      }
      const token = await mint.mint()
      await navigateFrame(element, frameUrl(appUrl, { token, organizationId }), clock)
    },
    reconnect: channel.reconnect,
    dispose() {
      stopWatching()
      mint.dispose()
      channel.dispose()
    },
  }
}

import { useDashboard } from '../dashboardContext.ts'
import { type EmulatorControls, emulatorControls } from './emulatorControls.ts'
import { useCountdown } from './useCountdown.ts'

/** How long the network is cut, in milliseconds. */
const CUT_MS = 10_000

/** What can be done to the running app. Each action says in the log what came of it. */
export interface Trouble {
  readonly expire: () => void
  readonly revoke: () => void
  readonly cutNetwork: () => void
  /** Seconds until the network is back; 0 when it is there. */
  readonly networkIn: number
}

/** The actions. @param handedOut - the token that the app has now */
export function useTrouble(handedOut: () => string | null): Trouble {
  const { config, log } = useDashboard()
  const countdown = useCountdown()
  const controls = emulatorControls(config.apiHost)

  async function told(title: string, action: () => Promise<string>): Promise<void> {
    try {
      log.append({ title, detail: await action(), tone: 'warn' })
    } catch (error) {
      const detail = error instanceof Error ? error.message : undefined
      log.append({ title: `${title}: not done`, detail, tone: 'bad' })
    }
  }

  async function endToken(how: Exclude<keyof EmulatorControls, 'cutNetwork'>): Promise<string> {
    const token = handedOut()
    const wasAlive = token !== null && (await controls[how](token))
    return wasAlive ? 'The app does not know yet.' : "The app's token was dead already."
  }

  return {
    expire: () => void told('The token was expired', () => endToken('expire')),
    revoke: () => void told('The token was revoked', () => endToken('revoke')),
    cutNetwork: () =>
      void told('The network is cut', async () => {
        await controls.cutNetwork(CUT_MS)
        countdown.start(CUT_MS)
        return `Requests to the API die for ${CUT_MS / 1000} s.`
      }),
    networkIn: countdown.seconds,
  }
}

import type { CreateToken } from 'gatehouse/sanity/host'
import { useRef, useState } from 'react'
import { useDashboard } from '../dashboardContext.ts'
import { mintToken } from './mintToken.ts'
import type { TokenKind } from './tokenKind.ts'

/** The tokens that the framed app gets. */
export interface AppTokens {
  readonly createToken: CreateToken
  /** The one that the app has now; `null` before the first. */
  readonly handedOut: () => string | null
  readonly kind: TokenKind
  readonly setKind: (kind: TokenKind) => void
  /** Whether the next one will be one that the platform does not know. */
  readonly isNextBad: boolean
  readonly setNextBad: (bad: boolean) => void
}

/** Makes the app's tokens, and remembers what was handed out so that it can be expired. */
export function useAppTokens(): AppTokens {
  const { config, session, log, environment } = useDashboard()
  const [kind, setKind] = useState<TokenKind>('stamped')
  const [isNextBad, setNextBad] = useState(false)
  const handedOut = useRef<string | null>(null)
  const serial = useRef(0)

  const createToken: CreateToken = async ({ signal }) => {
    if (isNextBad) {
      setNextBad(false)
      log.append({
        title: 'Gave the app a bad token',
        detail: 'The platform does not know it: the app has to ask for another one.',
        tone: 'warn',
      })
      return `sk${environment.nonce().replaceAll(/\W/g, '')}`
    }
    try {
      const token = await mintToken({ fetch: session.fetch, apiHost: config.apiHost, kind, signal })
      handedOut.current = token
      serial.current += 1
      log.append({ title: `Gave the app token no. ${serial.current}`, detail: kind, tone: 'good' })
      return token
    } catch (error) {
      const detail = error instanceof Error ? error.message : undefined
      log.append({ title: 'No token for the app', detail, tone: 'bad' })
      throw error
    }
  }

  return { createToken, handedOut: () => handedOut.current, kind, setKind, isNextBad, setNextBad }
}

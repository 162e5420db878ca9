import { type ReactElement, useEffect, useState } from 'react'
import { remainingMs, totp } from './totp.ts'

/** What an authenticator app would show now. */
export function OneTimeCode({ secret }: { readonly secret: string }): ReactElement {
  const [code, setCode] = useState('')
  const [turn, setTurn] = useState(0)
  useEffect(() => {
    let isCurrent = true
    const now = Date.now()
    void totp(secret, now).then((digits) => {
      if (isCurrent) setCode(digits)
    })
    const timer = setTimeout(() => setTurn((count) => count + 1), remainingMs(now))
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [secret, turn])
  return <code className="hint-text">{code}</code>
}

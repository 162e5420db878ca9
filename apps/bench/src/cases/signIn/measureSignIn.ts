import { timeCalls } from '../../measure/timeCalls.ts'
import { installSilence } from '../../world/installSilence.ts'

/** A thing that has a session, whichever package it is from. */
interface Subject {
  readonly isLoggedIn: () => boolean
  readonly dispose: () => void
}

/**
 * From nothing to `logged-in` with a static token, while the network says nothing, in microseconds.
 * What it takes to dispose of it again is not counted.
 */
export async function measureSignIn(create: () => Subject): Promise<number> {
  installSilence()
  const ms = await timeCalls((calls) => {
    let total = 0
    for (let call = 0; call < calls; call++) {
      const start = performance.now()
      const subject = create()
      const isLoggedIn = subject.isLoggedIn()
      total += performance.now() - start
      if (!isLoggedIn) throw new Error('A static token does not sign in.')
      subject.dispose()
    }
    return total
  })
  return ms * 1_000
}

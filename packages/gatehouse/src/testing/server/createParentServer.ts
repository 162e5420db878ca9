import type { Handler } from '../world/createNetwork.ts'
import { jsonReply } from '../world/wire.ts'
import type { TokenServer } from './createTokenServer.ts'

/** A page that embeds others and hands them tokens of the person who is signed in there. */
export interface ParentServer {
  /** `POST /issue`: a token, or 204 when nobody is signed in. */
  readonly handler: Handler
  /** Who is signed in at the parent from now on. */
  readonly setPerson: (person: string | null) => void
  readonly person: () => string | null
}

/** The parent, as a server, so that the network's faults reach it too. */
export function createParentServer(
  server: TokenServer,
  first: string | null = 'ada',
): ParentServer {
  let person = first
  return {
    handler() {
      if (person === null) return { status: 204 }
      const { token, lifetimeMs } = server.signIn(person)
      return jsonReply({ token, lifetimeMs })
    },
    setPerson(next) {
      person = next
    },
    person: () => person,
  }
}

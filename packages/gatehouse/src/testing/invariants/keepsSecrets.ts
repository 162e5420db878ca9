import type { AuthState } from '../../authState.ts'
import { CANARY } from '../server/createTokenServer.ts'
import type { InvariantMaker } from './invariant.ts'

/** I9: no secret stands in a log line, in an error, in a state's reason, or in a channel's message. */
export const keepsSecrets: InvariantMaker = (scene, violate) => {
  const read = new Map<number, number>()

  return {
    settled({ verb }, outcome) {
      // What the platform's own fetch throws goes to its caller as it is.
      if (verb === 'fetch') return
      if (outcome.type === 'rejected' && text(outcome.error).includes(CANARY)) {
        violate(`The error of ${verb} holds a secret.`)
      }
    },
    changed({ state }) {
      if (text(explanation(state)).includes(CANARY))
        violate('A state explains itself with a secret.')
    },
    quiet() {
      for (const { tab } of scene.residents) {
        const entries = tab.log()
        for (const entry of entries.slice(read.get(tab.id) ?? 0)) {
          if (text(entry).includes(CANARY)) violate(`The log line ${entry.event} holds a secret.`)
        }
        read.set(tab.id, entries.length)
      }
    },
    atRest() {
      if (scene.world.channel.text().includes(CANARY)) violate('A message holds a secret.')
    },
  }
}

function explanation(state: AuthState): unknown {
  if (state.type === 'error') return state.error
  return state.type === 'logged-out' ? state.reason : undefined
}

/** All that anybody can read out of a value, the causes of errors too. */
function text(value: unknown): string {
  if (!(value instanceof Error)) return JSON.stringify(value) ?? ''
  return `${value.message} ${JSON.stringify(value)} ${text(value.cause)}`
}

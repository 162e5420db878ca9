import type { InvariantMaker } from './invariant.ts'

/** I5: a client serves one person, whatever becomes of the session; what is sent now is the present one's. */
export const keepsClientsApart: InvariantMaker = (scene, violate) => ({
  quiet() {
    for (const { clients, tab } of scene.residents) {
      for (const { served } of clients) {
        const people = new Set(
          [...served].map((token) => scene.server.lookUp(token)?.session.person),
        )
        if (people.size > 1) violate(`A client of tab ${tab.id} served ${[...people].join(', ')}.`)
      }
    }
  },
})

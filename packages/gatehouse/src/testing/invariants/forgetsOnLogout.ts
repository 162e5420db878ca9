import { awake, type Resident } from '../simulation/resident.ts'
import type { InvariantMaker } from './invariant.ts'

/** How long the other tabs may take to hear of it, in milliseconds. */
const NEWS_MS = 1_000

interface Farewell {
  readonly session: number
  readonly dueAt: number
}

/** I1: after `logout()` settles, nothing here holds that session's tokens; a second later, no tab does. */
export const forgetsOnLogout: InvariantMaker = (scene, violate) => {
  const { world, server, disturbances } = scene
  const leaving = new Map<object, number>()
  let farewells: readonly Farewell[] = []

  function sessionOf({ store }: Resident): number | undefined {
    const state = store.getState()
    if (state.type !== 'logged-in' || state.token === null) return undefined
    return server.lookUp(state.token)?.session.id
  }

  function isStored(session: number): boolean {
    const text = world.ledger.text() + (disturbances.storage ? '' : world.storage.text())
    return (text.match(/cnry-\w+-\d+/g) ?? []).some(
      (token) => server.lookUp(token)?.session.id === session,
    )
  }

  function search(session: number): void {
    for (const resident of scene.residents) {
      const { tab, isDisposed } = resident
      const isHere = !isDisposed && tab.isAlive() && !tab.isFrozen()
      if (isHere && sessionOf(resident) === session) {
        violate(`Tab ${tab.id} still holds a session that was signed out a second ago.`)
      }
    }
  }

  return {
    called(call) {
      const session = call.verb === 'logout' ? sessionOf(call.resident) : undefined
      if (session !== undefined) leaving.set(call, session)
    },
    settled(call) {
      const session = leaving.get(call)
      if (session === undefined) return
      leaving.delete(call)
      if (sessionOf(call.resident) === session)
        violate('The tab that signed out shows the session.')
      if (disturbances.ledger) return
      if (isStored(session)) violate('Storage holds tokens of a session that was signed out.')
      farewells = [...farewells, { session, dueAt: awake(world) + NEWS_MS }]
    },
    quiet() {
      // Who cannot read what stands there cannot know.
      if (disturbances.ledger) farewells = []
      const now = awake(world)
      for (const { session } of farewells.filter(({ dueAt }) => dueAt < now)) search(session)
      farewells = farewells.filter(({ dueAt }) => dueAt >= now)
    },
  }
}

import type { AuthState } from '../../authState.ts'
import type { InvariantMaker } from './invariant.ts'

/** I8: when events stop, all tabs agree within a second. */
export const tabsAgree: InvariantMaker = (scene, violate) => ({
  atRest() {
    if (scene.shape !== 'shared' || scene.disturbances.ledger) return
    const views = scene.residents
      .filter(({ tab, isDisposed }) => tab.isAlive() && !isDisposed)
      .map(({ tab, store }) => ({ tab: tab.id, view: viewOf(store.getState()) }))
      .filter(({ view }) => view !== undefined)
    if (new Set(views.map(({ view }) => view)).size <= 1) return
    violate(`The tabs do not agree: ${views.map(({ tab, view }) => `${tab}: ${view}`).join('; ')}.`)
  },
})

/** What a tab has to agree upon. One that is still signing in, or needs a person, has no view yet. */
function viewOf(state: AuthState): string | undefined {
  switch (state.type) {
    case 'logged-in':
      return `${state.currentUser?.id} with ${state.token}`
    case 'logged-out':
      return state.isDestroyingSession ? undefined : 'nobody'
    default:
      return undefined
  }
}

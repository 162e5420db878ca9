import { DEADLINE } from '../../effects/shell.ts'
import { plain } from '../../machine/credential.ts'
import { COPY_KEY, TOKEN_SERVER } from '../strategies/tokenServerStrategy.ts'
import type { WorldTab } from '../world/worldTab.ts'
import type { Command } from './command.ts'
import { awake, type Call, personOf, type Resident } from './resident.ts'
import type { Disturbances, Scene } from './scene.ts'

/** Those who act in a run. */
export interface Actors {
  readonly scene: Scene
  readonly disturbances: Disturbances
  /** Somebody moves into a tab. */
  readonly move: (tab: WorldTab) => void
  /** Calls a public verb, and watches its promise. */
  readonly call: (call: Call, verb: () => Promise<unknown>) => void
}

/** More tabs than this are not opened. */
const MOST_TABS = 7

/** How long the verbs may take, in milliseconds: the kernel's own deadlines, one after the other. */
const LIMIT = {
  getCredential: DEADLINE.credential,
  refresh: DEADLINE.credential,
  logout: 2 * DEADLINE.ledger + DEADLINE.revoke,
  login: 420_000,
  handleCallback: 420_000,
} as const

/** Does what a command says. One that has nobody to act on does nothing. */
export async function perform(command: Command, actors: Actors): Promise<void> {
  if (command.type === 'advance') await actors.scene.world.advance(command.ms)
  else if (!('tab' in command)) inWorld(command, actors)
  else {
    const resident = residentAt(actors.scene, command.tab)
    if (resident) inTab(command, resident, actors)
  }
}

type TabCommand = Extract<Command, { readonly tab: number }>
type WorldCommand = Exclude<Command, TabCommand | { readonly type: 'advance' }>

function residentAt({ residents }: Scene, index: number): Resident | undefined {
  const living = residents.filter(({ tab, isDisposed }) => tab.isAlive() && !isDisposed)
  return living[index % Math.max(1, living.length)]
}

function inTab(command: TabCommand, resident: Resident, actors: Actors): void {
  const { tab } = resident
  if (tab.isFrozen()) {
    if (command.type === 'thaw') tab.thaw()
    if (command.type === 'kill') tab.kill()
    return
  }
  switch (command.type) {
    case 'kill':
      tab.kill()
      break
    case 'freeze':
      tab.freeze({ untold: command.untold })
      break
    case 'thaw':
      break
    case 'wake':
      tab.tell('woke')
      break
    case 'setWall':
      tab.setWallOffset(command.ms)
      break
    case 'clearStorage':
      clearStorage(tab, actors)
      break
    case 'remake':
      resident.isDisposed = true
      resident.store.dispose()
      actors.move(tab)
      break
    default:
      inStore(command, resident, actors)
  }
}

function clearStorage(tab: WorldTab, { scene, disturbances }: Actors): void {
  disturbances.cleared = true
  scene.world.ledger.clear()
  scene.world.storage.clear()
  // Whoever clears the data comes back to a tab afterwards.
  tab.tell('woke')
}

type StoreCommand = Extract<
  TabCommand,
  {
    readonly type:
      | 'signIn'
      | 'callback'
      | 'login'
      | 'signOut'
      | 'withdraw'
      | 'refresh'
      | 'request'
      | 'reject'
      | 'useClient'
  }
>

function inStore(command: StoreCommand, resident: Resident, actors: Actors): void {
  const { store, intents } = resident
  const { server } = actors.scene
  const call = (verb: keyof typeof LIMIT, run: () => Promise<unknown>): void =>
    actors.call(calling(verb, resident, actors), run)
  switch (command.type) {
    case 'signIn': {
      const { person, named } = command
      intents.add('offer')
      const user = { id: person, name: `Name of ${person}` }
      store.setCredential(server.signIn(person), ...(named ? [user] : []))
      break
    }
    case 'callback': {
      intents.add('callback')
      const href = `https://app.test/?code=${server.issueCode(command.person)}`
      call('handleCallback', () => store.handleCallback(href))
      break
    }
    case 'login':
      call('login', store.login)
      break
    case 'signOut':
      intents.add('logout')
      call('logout', store.logout)
      break
    case 'withdraw':
      intents.add('withdraw')
      store.setCredential(null)
      break
    case 'refresh':
      call('refresh', store.refresh)
      break
    case 'request':
      actors.call(
        { ...calling('getCredential', resident, actors), verb: 'fetch', limitMs: undefined },
        async () => (await resident.fetch(`${TOKEN_SERVER}/data`)).json(),
      )
      break
    case 'useClient':
      call('getCredential', () => resident.client().binding.getCredential())
      break
    case 'reject': {
      const state = store.getState()
      const token = state.type === 'logged-in' ? state.token : null
      call('getCredential', () =>
        store.getCredential(token === null ? {} : { rejected: { token } }),
      )
    }
  }
}

function calling(verb: keyof typeof LIMIT, resident: Resident, { scene }: Actors): Call {
  return {
    verb,
    resident,
    person: personOf(resident.store.getState()),
    since: awake(scene.world),
    limitMs: LIMIT[verb],
  }
}

/** As somebody who knows nothing of the ledger, and whom no tab is. */
function writeCopy({ world, server }: Scene, person: string | null): void {
  const storage = world.storage.forTab(-1)
  try {
    if (person === null) storage.remove(COPY_KEY)
    else storage.set(COPY_KEY, JSON.stringify(plain(server.signIn(person))))
  } catch {
    // Blocked for one is blocked for all.
  }
}

function inWorld(command: WorldCommand, { scene, disturbances, move }: Actors): void {
  const { world, server, parent } = scene
  switch (command.type) {
    case 'sleep':
      world.sleep(command.ms)
      break
    case 'network':
      world.network.fault(command.fault ?? undefined)
      break
    case 'networkOnce':
      world.network.faultNext(command.fault)
      break
    case 'online':
      world.setOnline(command.online)
      break
    case 'open':
      if (world.tabs().length < MOST_TABS) move(world.openTab())
      break
    case 'ledger':
      if (command.weather.type !== 'fine') disturbances.ledger = true
      world.ledger.weather(command.weather)
      break
    case 'blockStorage':
      if (command.blocked) disturbances.storage = true
      world.storage.blocked(command.blocked)
      break
    case 'refuseLocks':
      if (command.refused) disturbances.locks = true
      world.locks.refuse(command.refused)
      break
    case 'otherCode':
      if (command.person === null) disturbances.otherCode = true
      writeCopy(scene, command.person)
      break
    case 'revoke':
      server.revoke(command.person)
      break
    case 'parentPerson':
      if (command.person === null) disturbances.parentEmpty = true
      parent.setPerson(command.person)
  }
}

import type { AuthStore } from '../../authStore.ts'
import { type AuthStoreOptions, createAuthStore } from '../../createAuthStore.ts'
import type { Environment } from '../../ports/environment.ts'
import type { AuthStrategy } from '../../strategies/strategy.ts'
import { allInvariants } from '../invariants/allInvariants.ts'
import type { Invariant, InvariantMaker } from '../invariants/invariant.ts'
import { createParentServer } from '../server/createParentServer.ts'
import { createTokenServer } from '../server/createTokenServer.ts'
import { PARENT, parentStrategy } from '../strategies/parentStrategy.ts'
import {
  TOKEN_SERVER,
  type TokenServerUser,
  tokenServerStrategy,
} from '../strategies/tokenServerStrategy.ts'
import { chooseFrom } from '../world/choose.ts'
import { createWorld, type World } from '../world/createWorld.ts'
import type { WorldTab } from '../world/worldTab.ts'
import type { Schedule } from './command.ts'
import { createResident } from './createResident.ts'
import { InvariantViolation } from './InvariantViolation.ts'
import { type Actors, perform } from './perform.ts'
import type { Call, Outcome, Resident } from './resident.ts'
import type { Disturbances, Scene } from './scene.ts'

/** Makes the store that a run is about. */
export type StoreMaker = (options: AuthStoreOptions<TokenServerUser>) => AuthStore<TokenServerUser>

/** What a run is made of beyond its schedule: each part may be replaced, by a broken one too. */
export interface SimulationOptions {
  /** @defaultValue `createAuthStore` */
  readonly makeStore?: StoreMaker
  /** What has to hold. @defaultValue all invariants of the contract */
  readonly invariants?: Readonly<Record<string, InvariantMaker>>
  readonly wrapEnvironment?: (environment: Environment) => Environment
  readonly wrapStrategy?: (strategy: AuthStrategy<TokenServerUser>) => AuthStrategy<TokenServerUser>
}

/** What a run came to. */
export interface SimulationReport {
  /** How many things happened. */
  readonly steps: number
  /** How many requests were sent. */
  readonly requests: number
}

/** Longer than every deadline of a public promise, in milliseconds. */
const LONGEST_CALL_MS = 480_000

/** Longer than every timer that a store sets for a deadline, in milliseconds. */
const LONGEST_DEADLINE_MS = 31_000

/** How long tabs may take to agree, in milliseconds. */
const AGREEMENT_MS = 1_000

/** A world that is left alone comes to rest within so many seconds: retries included. */
const MOST_RESTLESS_SECONDS = 200

/**
 * Plays a schedule, and looks at every invariant after every single thing that happens.
 *
 * @throws InvariantViolation when the contract is broken
 */
export async function simulate(
  schedule: Schedule,
  {
    makeStore = createAuthStore,
    invariants: makers = allInvariants,
    wrapEnvironment = (environment) => environment,
    wrapStrategy = (strategy) => strategy,
  }: SimulationOptions = {},
): Promise<SimulationReport> {
  const world = createWorld({ tabs: schedule.tabs, choose: chooseFrom(schedule.choices) })
  const server = createTokenServer({ now: world.scheduler.now, graceMs: schedule.graceMs })
  const parent = createParentServer(server)
  world.network.serve(TOKEN_SERVER, server.handler)
  world.network.serve(PARENT, parent.handler)
  const residents: Resident[] = []
  const calls = new Set<Call>()
  const disturbances: Disturbances = {
    cleared: false,
    ledger: false,
    otherCode: false,
    locks: false,
    parentEmpty: false,
    storage: false,
  }
  const scene: Scene = {
    shape: schedule.shape,
    world,
    server,
    parent,
    residents,
    calls,
    disturbances,
  }
  const violations: { readonly invariant: string; readonly sentence: string }[] = []
  const invariants: readonly Invariant[] = Object.entries(makers).map(([name, make]) =>
    make(scene, (sentence) => violations.push({ invariant: name, sentence })),
  )
  let moves = 0
  let steps = 0
  let changes = 0

  function tell(watch: (invariant: Invariant) => void): void {
    for (const invariant of invariants) watch(invariant)
  }

  /** Until a second goes by in which no tab changes. */
  async function rest(): Promise<void> {
    for (let seconds = 0; seconds < MOST_RESTLESS_SECONDS; seconds += 1) {
      const before = changes
      await world.advance(AGREEMENT_MS)
      if (changes === before) return
    }
    violations.push({ invariant: 'I8', sentence: 'The tabs never come to rest.' })
  }

  function check(): void {
    const [violation] = violations
    if (!violation) return
    throw new InvariantViolation(violation.invariant, violation.sentence, { schedule, moves })
  }

  world.scheduler.onQuiet(() => {
    steps += 1
    tell((invariant) => invariant.quiet?.())
    check()
  })

  function settle(call: Call, outcome: Outcome): void {
    if (!calls.delete(call) || !call.resident.tab.isAlive()) return
    tell((invariant) => invariant.settled?.(call, outcome))
  }

  const actors: Actors = {
    scene,
    disturbances,
    move(tab: WorldTab) {
      const strategy = schedule.shape === 'shared' ? tokenServerStrategy() : parentStrategy()
      const resident = createResident({
        tab: { ...tab, environment: wrapEnvironment(tab.openEnvironment()) },
        strategy: wrapStrategy(strategy),
        makeStore,
        changed(change) {
          changes += 1
          tell((invariant) => invariant.changed?.(change))
        },
      })
      residents.push(resident)
    },
    call(call, verb) {
      tell((invariant) => invariant.called?.(call))
      calls.add(call)
      verb().then(
        (value) => settle(call, { type: 'resolved', value }),
        (error: unknown) => settle(call, { type: 'rejected', error }),
      )
    },
  }

  for (const tab of world.tabs()) actors.move(tab)
  for (const { command, steps: limit } of schedule.moves) {
    moves += 1
    await perform(command, actors)
    await run(world, limit)
    check()
  }
  calm(scene)
  await rest()
  tell((invariant) => invariant.atRest?.())
  check()
  for (let waited = 0; waited < LONGEST_CALL_MS && isAwaited(calls); waited += 10_000) {
    await world.advance(10_000)
  }
  for (const resident of residents) {
    resident.isDisposed = true
    if (resident.tab.isAlive()) resident.store.dispose()
  }
  await world.advance(LONGEST_DEADLINE_MS)
  tell((invariant) => invariant.atEnd?.())
  check()
  return { steps, requests: world.network.sent() }
}

function isAwaited(calls: ReadonlySet<Call>): boolean {
  return [...calls].some(({ limitMs, resident }) => limitMs !== undefined && resident.tab.isAlive())
}

async function run({ scheduler }: World, limit: number | undefined): Promise<void> {
  // A promise that is settled already is told of before the next command: each is a task of its own.
  await scheduler.quiet()
  if (limit === undefined) return scheduler.settle()
  for (let step = 0; step < limit; step += 1) {
    if (!(await scheduler.step())) return
  }
}

/** Takes every disturbance away, and lets the tabs look around. */
function calm({ world }: Scene): void {
  world.network.fault(undefined)
  world.ledger.weather({ type: 'fine' })
  world.storage.blocked(false)
  world.locks.refuse(false)
  world.setOnline(true)
  for (const tab of world.tabs()) {
    tab.thaw()
    tab.tell('woke')
  }
}

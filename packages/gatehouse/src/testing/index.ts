export { createParentServer, type ParentServer } from './server/createParentServer.ts'
export {
  CANARY,
  createTokenServer,
  type TokenServer,
  type TokenServerOptions,
} from './server/createTokenServer.ts'
export type { Command, Move, Schedule, SessionShape } from './simulation/command.ts'
export { InvariantViolation } from './simulation/InvariantViolation.ts'
export {
  type SimulationOptions,
  type SimulationReport,
  type StoreMaker,
  simulate,
} from './simulation/simulate.ts'
export { PARENT, parentStrategy } from './strategies/parentStrategy.ts'
export {
  TOKEN_SERVER,
  type TokenServerUser,
  tokenServerStrategy,
} from './strategies/tokenServerStrategy.ts'
export { type Choose, chooseBySeed, chooseFrom } from './world/choose.ts'
export type { Channel } from './world/createChannel.ts'
export type { Exchange, Handler, Network, NetworkFault } from './world/createNetwork.ts'
export type { Pending, Plan, Scheduler } from './world/createScheduler.ts'
export type { LedgerWeather, SharedLedger } from './world/createSharedLedger.ts'
export type { SharedLocks } from './world/createSharedLocks.ts'
export type { SharedStorage } from './world/createSharedStorage.ts'
export { createWorld, type World, type WorldOptions } from './world/createWorld.ts'
export { jsonReply, type WireReply, type WireRequest } from './world/wire.ts'
export type { TabHoldings, WorldTab } from './world/worldTab.ts'

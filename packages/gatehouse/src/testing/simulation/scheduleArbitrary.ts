import fc from 'fast-check'
import type { NetworkFault } from '../world/createNetwork.ts'
import type { LedgerWeather } from '../world/createSharedLedger.ts'
import type { Command, Move, Schedule, SessionShape } from './command.ts'

const tab = fc.nat({ max: 6 })
const person = fc.constantFrom('ada', 'bob')

const fault: fc.Arbitrary<NetworkFault> = fc.oneof(
  fc.constant({ type: 'drop' } as const),
  fc.constant({ type: 'lose' } as const),
  fc.constant({ type: 'hang' } as const),
  fc.constant({ type: 'truncate' } as const),
  fc.record({
    type: fc.constant('delay' as const),
    ms: fc.constantFrom(50, 4_000, 14_000, 20_000),
  }),
  fc.constantFrom(
    { type: 'answer', status: 500 } as const,
    { type: 'answer', status: 503, headers: { 'retry-after': '30' } } as const,
    { type: 'answer', status: 429, headers: { 'retry-after': '5' } } as const,
    {
      type: 'answer',
      status: 200,
      body: '<!doctype html><title>Sign in to the Wi-Fi</title>',
    } as const,
    { type: 'answer', status: 200 } as const,
    { type: 'answer', status: 403 } as const,
  ),
)

const weather: fc.Arbitrary<LedgerWeather> = fc.constantFrom(
  { type: 'fine' } as const,
  { type: 'broken' } as const,
  { type: 'full' } as const,
  { type: 'slow', ms: 5_000 } as const,
  { type: 'hung' } as const,
)

/** Time that passes; around the deadlines, and around the lifetime of a token, one minute. */
const ms = fc.constantFrom(1, 300, 1_000, 5_000, 16_000, 26_000, 31_000, 46_000, 61_000, 200_000)

/** Commands of everyday life; `weight` says how much more often than the others. */
const ordinary: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('signIn' as const),
      tab,
      person,
      named: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('signOut' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('refresh' as const), tab }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('reject' as const), tab }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('request' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('useClient' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('callback' as const), tab, person }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('login' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('withdraw' as const), tab }) },
  { weight: 5, arbitrary: fc.record({ type: fc.constant('advance' as const), ms }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('wake' as const), tab }) },
]

/** What goes wrong. */
const trouble: readonly fc.WeightedArbitrary<Command>[] = [
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('network' as const),
      fault: fc.oneof(fault, fc.constant(null)),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('networkOnce' as const), fault }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('online' as const), online: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('sleep' as const),
      ms: fc.constantFrom(1_000, 59_000, 3_600_000, 8 * 3_600_000, 9 * 86_400_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('setWall' as const),
      tab,
      ms: fc.constantFrom(0, 3_600_000, -3_600_000, -86_400_000, 50_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('kill' as const), tab }) },
  { weight: 2, arbitrary: fc.constant({ type: 'open' } as const) },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('freeze' as const), tab, untold: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('thaw' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('clearStorage' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('ledger' as const), weather }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('blockStorage' as const), blocked: fc.boolean() }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('refuseLocks' as const), refused: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('otherCode' as const),
      person: fc.oneof(person, person, fc.constant(null)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remake' as const), tab }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('revoke' as const), person }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('parentPerson' as const),
      person: fc.oneof(person, person, fc.constant(null)),
    }),
  },
]

/** Half of the worlds see no trouble but what time and order bring: there the strictest rules hold. */
function moves(commands: readonly fc.WeightedArbitrary<Command>[]): fc.Arbitrary<Move[]> {
  const move: fc.Arbitrary<Move> = fc.record(
    { command: fc.oneof(...commands), steps: fc.nat({ max: 7 }) },
    { requiredKeys: ['command'] },
  )
  return fc.array(move, { minLength: 3, maxLength: 18 })
}

/** Every schedule that the invariants are to hold in. */
export function scheduleArbitrary(shape: SessionShape, tabs: number): fc.Arbitrary<Schedule> {
  return fc.record({
    shape: fc.constant(shape),
    tabs: fc.constant(tabs),
    graceMs: fc.constantFrom(0, 0, 10_000),
    moves: fc.oneof(moves(ordinary), moves([...ordinary, ...trouble])),
    choices: fc.array(fc.nat({ max: 11 }), { maxLength: 40 }),
  })
}

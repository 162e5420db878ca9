import * as v from 'valibot'
import type { Fault } from '../faults.ts'
import type { TokenRequest, TokenSelection } from '../sessions.ts'
import { reader } from './reader.ts'

/** Moves the clock by `advance` ms, or to `now` ms since the epoch. */
export type ClockCommand = { readonly advance: number } | { readonly now: number }

/** A token for somebody, without a sign-in. */
export interface SessionCommand extends TokenRequest {
  readonly person: string
}

const Milliseconds = v.pipe(v.number(), v.minValue(0))
const Kind = v.picklist(['stamped', 'plain', 'project'])
const AnyKind = v.picklist(['stamped', 'plain', 'project', 'oauth'])

const anyFault = {
  match: v.exactOptional(
    v.strictObject({
      method: v.exactOptional(v.string()),
      path: v.exactOptional(v.string()),
      host: v.exactOptional(v.string()),
    }),
  ),
  times: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  forMs: v.exactOptional(Milliseconds),
}

const FaultSchema = v.variant('kind', [
  v.strictObject({
    kind: v.picklist(['drop', 'loseResponse', 'hang', 'html', 'truncate', 'empty']),
    ...anyFault,
  }),
  v.strictObject({ kind: v.literal('delay'), ms: Milliseconds, ...anyFault }),
  v.strictObject({
    kind: v.literal('status'),
    status: v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599)),
    headers: v.exactOptional(v.record(v.string(), v.string())),
    body: v.exactOptional(v.unknown()),
    ...anyFault,
  }),
])

const ClockSchema = v.union(
  [v.strictObject({ advance: v.number() }), v.strictObject({ now: v.number() })],
  'must be {"advance": ms} or {"now": ms since the epoch}',
)

const SelectionSchema = v.strictObject({
  token: v.exactOptional(v.string()),
  person: v.exactOptional(v.string()),
  kind: v.exactOptional(AnyKind),
  all: v.exactOptional(v.boolean()),
})

const MintSchema = v.strictObject({
  kind: v.optional(v.picklist(['stamped', 'plain']), 'plain'),
  label: v.optional(v.string(), 'Dashboard application'),
  lifetimeMs: v.exactOptional(Milliseconds),
})

const SessionSchema = v.pipe(
  v.strictObject({
    person: v.string(),
    kind: v.optional(Kind, 'stamped'),
    projectId: v.exactOptional(v.string()),
    lifetimeMs: v.exactOptional(Milliseconds),
  }),
  v.check(
    ({ kind, projectId }) => (kind === 'project') === (projectId !== undefined),
    'a token of kind "project" has a projectId, and no other does',
  ),
)

const SidSchema = v.strictObject({
  person: v.string(),
  kind: v.optional(v.picklist(['stamped', 'plain']), 'stamped'),
})

const PersonSchema = v.strictObject({ person: v.string() })

/** Readers of the control API's bodies. Each throws an {@link ApiError} 400 that says what is wrong. */
export const commands: {
  readonly fault: (body: unknown) => Fault
  readonly clock: (body: unknown) => ClockCommand
  readonly selection: (body: unknown) => TokenSelection
  readonly mint: (body: unknown) => TokenRequest
  readonly session: (body: unknown) => SessionCommand
  readonly sid: (body: unknown) => SessionCommand
  readonly person: (body: unknown) => { readonly person: string }
} = {
  fault: reader<Fault>(FaultSchema),
  clock: reader<ClockCommand>(ClockSchema),
  selection: reader<TokenSelection>(SelectionSchema),
  mint: reader<TokenRequest>(MintSchema),
  session: reader<SessionCommand>(SessionSchema),
  sid: reader<SessionCommand>(SidSchema),
  person: reader<{ readonly person: string }>(PersonSchema),
}

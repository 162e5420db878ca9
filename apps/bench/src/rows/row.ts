import type { Kind, World } from '../measure/runFresh.ts'
import type { Imported } from '../sizes/bundleSize.ts'

/** A case by the folder and the name of its file in `cases/`. */
export interface CaseRef {
  readonly file: string
  readonly world: World
  readonly kind: Kind
}

/** Where a number comes from. */
export type Source =
  | { readonly type: 'bundle'; readonly imported: Imported; readonly rxjs: 'counted' | 'brought' }
  | { readonly type: 'case'; readonly case: CaseRef; readonly figure: string }

/** What is wanted of a row. */
export type Target =
  /** At most so much, on any machine. */
  | { readonly type: 'most'; readonly value: number }
  /** This, and neither more nor less. */
  | { readonly type: 'exactly'; readonly value: number }
  /** At most so much where the vendor's takes `theirs`: what counts is how they compare in one run. */
  | { readonly type: 'ratio'; readonly value: number; readonly theirs: number }

/** One line of the table: one thing, measured on both sides. Less is better, but where there is an exact target. */
export interface Row {
  readonly what: string
  readonly unit: string
  readonly ours: Source
  /** Absent where the vendor has nothing of the kind. */
  readonly theirs?: Source
  readonly target?: Target
}

/** The lines under one heading. */
export interface Section {
  readonly title: string
  /** What was done, in a sentence or two. */
  readonly note: string
  readonly rows: readonly Row[]
}

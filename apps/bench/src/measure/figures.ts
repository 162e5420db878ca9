/** What one process found out: a number for each of its figures. */
export type Figures = Readonly<Record<string, number>>

/** A piece of work to measure: the module of a case exports one as `run`. */
export type Run = () => Figures | Promise<Figures>

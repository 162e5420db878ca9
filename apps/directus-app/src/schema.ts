/** Something to do. */
export interface Task {
  readonly id: number
  readonly title: string
  readonly status: 'open' | 'in_progress' | 'done'
  /** Where it stands among the others. */
  readonly sort: number | null
}

/** The collections that the app uses. */
export interface Schema {
  tasks: Task[]
}

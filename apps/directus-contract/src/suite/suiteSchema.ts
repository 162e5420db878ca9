export interface Task {
  id: number
  title: string | null
  status: string | null
  sort: number | null
  date_updated: string | null
}

/** What the seed's collections hold, as commands are told it. */
export interface SuiteSchema {
  tasks: Task[]
  announcements: { id: number; title: string; body: string }[]
}

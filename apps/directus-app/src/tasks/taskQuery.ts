/** All tasks, in their order. */
export const TASK_QUERY = {
  fields: ['id', 'title', 'status', 'sort'],
  sort: ['sort', 'id'],
  limit: -1,
} as const

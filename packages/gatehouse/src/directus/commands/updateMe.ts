import type { RestCommand } from '../requestOptions.ts'
import type { Draft } from '../types/draft.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { UserItem } from '../types/userItem.ts'

/** Changes fields of who is signed in. */
export function updateMe<Schema, const Asked extends Query<Schema, UserItem<Schema>> = object>(
  changes: Draft<Schema, UserItem<Schema>>,
  query?: Asked,
): RestCommand<QueryOutput<Schema, UserItem<Schema>, Asked>, Schema> {
  return () => ({
    path: '/users/me',
    params: query ?? {},
    body: JSON.stringify(changes),
    method: 'PATCH',
  })
}

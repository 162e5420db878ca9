import type { RestCommand } from '../requestOptions.ts'
import type { QueryOutput } from '../types/output.ts'
import type { Query } from '../types/query.ts'
import type { UserItem } from '../types/userItem.ts'

/** Who is signed in. */
export function readMe<Schema, const Asked extends Query<Schema, UserItem<Schema>> = object>(
  query?: Asked,
): RestCommand<QueryOutput<Schema, UserItem<Schema>, Asked>, Schema> {
  return () => ({ path: '/users/me', params: query ?? {}, method: 'GET' })
}

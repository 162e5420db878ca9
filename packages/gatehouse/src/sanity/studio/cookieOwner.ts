import type { Validation } from '../../machine/outcome.ts'
import type { StrategyContext } from '../../strategies/strategy.ts'
import type { CurrentUser } from '../currentUser.ts'
import type { StudioApi } from './studioApi.ts'

/** Whose session cookie the browser holds: `GET /users/me` with credentials, and no token. */
export function cookieOwner(
  { byCookie }: StudioApi,
  context: StrategyContext,
): Promise<Validation<CurrentUser>> {
  return byCookie.currentUser(undefined, context)
}

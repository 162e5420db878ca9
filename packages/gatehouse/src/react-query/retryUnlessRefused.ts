import { isServer, type UseQueryOptions } from '@tanstack/react-query'
import { isAuthError } from '../errors.ts'

/** What TanStack Query does where nobody says otherwise. */
const DEFAULT_RETRY = isServer ? 0 : 3

/**
 * The app's own `retry`, but never for what trying again cannot cure: the clients have renewed and
 * replayed already before a query sees a refusal.
 */
export function retryUnlessRefused<E>(
  retry: UseQueryOptions<unknown, E>['retry'] = DEFAULT_RETRY,
): (failures: number, error: E) => boolean {
  return (failures, error) => {
    if (isRefusal(error)) return false
    if (typeof retry === 'function') return retry(failures, error)
    return typeof retry === 'number' ? failures < retry : retry
  }
}

/** Whether the answer stays no, whoever made the error. Pure. */
function isRefusal(error: unknown): boolean {
  if (isAuthError(error)) return !error.recoverable
  const status = statusOf(error)
  return status === 401 || status === 403
}

/** The status by the names that it goes by: `status`, `statusCode`, or in the response. */
function statusOf(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return undefined
  if ('statusCode' in error) return error.statusCode
  if ('status' in error) return error.status
  return 'response' in error ? statusOf(error.response) : undefined
}

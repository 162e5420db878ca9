import type { AuthorizedFetch } from 'gatehouse'
import type { AccessAnswer, AccessRequest } from 'gatehouse/sanity/host'

/** The version of the access endpoint. */
const ACCESS_API_VERSION = 'v2024-07-01'

/** Passes an app's wish on to the platform, in the name of who is signed in. */
export async function requestAccess(
  { resourceType, resourceId }: AccessRequest,
  { fetch, apiHost }: { readonly fetch: AuthorizedFetch; readonly apiHost: string },
): Promise<AccessAnswer> {
  const path = `${ACCESS_API_VERSION}/access/${resourceType}/${encodeURIComponent(resourceId)}/requests`
  const response = await fetch(`${apiHost}/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      type: 'access',
      note: 'Asked for from the dashboard',
      requestUrl: location.origin,
    }),
  })
  if (response.ok) return { success: true }
  return {
    success: false,
    message: `The platform did not take the request (status ${response.status}).`,
  }
}

/**
 * Adds the outcome of a sign-in to the app's URL: in the hash, as the vendor does. Where the app
 * keeps a route in the hash (`#/posts`), it goes into the query, so that the route survives.
 */
export function withResult(target: URL, result: Readonly<Record<string, string>>): URL {
  const url = new URL(target)
  if (url.hash === '' || url.hash === '#') {
    url.hash = new URLSearchParams(result).toString()
    return url
  }
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value)
  return url
}

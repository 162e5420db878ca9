import { CONTROL_PATH, hostOf, isControl } from './hosts.ts'

const VERSION = /^\/v(\d{4}-\d{2}-\d{2}|\d+|X)(?=\/)/

/** The path without the API version in front of it; `null` when there is none. */
export function unversioned(pathname: string): string | null {
  return VERSION.test(pathname) ? pathname.replace(VERSION, '') : null
}

/** The API version that a path asks for: `2021-06-07`, `1`, `X`; `null` when it names none. */
export function apiVersion(pathname: string): string | null {
  return VERSION.exec(pathname)?.[1] ?? null
}

/**
 * One path for the router out of a host and a path: `/global/users/me`,
 * `/project/k3v9x2ab/data/query/production`, `/login/login`, `/control/faults`.
 */
export function routePath(request: Request): string {
  const url = new URL(request.url)
  if (isControl(url)) return `/control${url.pathname.slice(CONTROL_PATH.length)}`
  const host = hostOf(url.hostname)
  if (host.kind === 'login') return `/login${url.pathname}`
  if (host.kind === 'directus') return `/directus${url.pathname}`
  if (host.kind === 'other') return `/other${url.pathname}`

  const path = unversioned(url.pathname)
  if (path === null) return '/unversioned'
  if (host.kind === 'project') return `/project/${host.projectId}${path}`

  // A client with `useProjectHostname: false` names its project in a header instead.
  const projectId = request.headers.get('x-sanity-project-id')
  if (projectId !== null && path.startsWith('/data/')) return `/project/${projectId}${path}`
  return `/global${path}`
}

import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { foldersOf } from './builtPages.ts'
import { withDirectus } from './directusPlace.ts'
import { policyOf, type Site, siteOf } from './sites.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
}

/** The path at which a page can have everything cleared that the browser keeps of its site. */
export const FORGET_PATH = '/forget'

/** Answers with the built pages, by the name of the host that is asked; Directus is at that URL's port. */
export async function serveSites(request: Request, directusUrl: string): Promise<Response> {
  const { hostname, pathname } = new URL(request.url)
  const site = siteOf(hostname)
  if (site === undefined) return new Response('No such site', { status: 404 })
  if (pathname === FORGET_PATH) {
    return new Response(null, {
      status: 204,
      headers: { 'clear-site-data': '"storage", "cookies"' },
    })
  }
  const path = normalize(decodeURIComponent(pathname))
  const file = fileOf(path)
  const body = await read(site, file)
  if (body === undefined) return new Response('No such page', { status: 404 })
  const policy = policyOf(site)
  const { port } = new URL(directusUrl)
  const content = file.endsWith('.js')
    ? withDirectus(body.toString(), { site, port })
    : new Uint8Array(body)
  return new Response(content, {
    headers: {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-store',
      ...(policy !== undefined && { 'content-security-policy': policy }),
    },
  })
}

/** A path without an extension is the app's own to understand: it is answered with its page. */
function fileOf(path: string): string {
  if (path.endsWith('/')) return `${path}index.html`
  return extname(path) === '' ? '/index.html' : path
}

async function read(site: Site, file: string): Promise<Buffer | undefined> {
  for (const folder of foldersOf(site)) {
    try {
      return await readFile(join(folder, file))
    } catch {
      // The next folder may have it.
    }
  }
  return undefined
}

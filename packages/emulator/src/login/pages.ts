import { escapeHtml } from '../avatar.ts'
import type { Person } from '../seed.ts'

const STYLE = `
:root{color-scheme:light dark;--ground:#f4f3f8;--card:#fff;--ink:#1b1727;--quiet:#5d5870;--line:#dcd8e8;--accent:#5b2fd6;--warn:#a3330f}
@media (prefers-color-scheme:dark){:root{--ground:#14111c;--card:#1e1a2a;--ink:#f3f0fb;--quiet:#b3adc6;--line:#4d4668;--accent:#b9a2ff;--warn:#ffb197}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
main{width:min(27rem,100%);background:var(--card);border:1px solid var(--line);border-radius:1rem;padding:2rem}
h1{margin:0 0 .25rem;font-size:1.5rem;line-height:1.25;letter-spacing:-.01em}
p{margin:0;color:var(--quiet)}
ul{list-style:none;margin:1.5rem 0;padding:0;display:grid;gap:.625rem}
a.person{display:flex;align-items:center;gap:.875rem;padding:.75rem;border:1px solid var(--line);border-radius:.75rem;color:inherit;text-decoration:none}
a.person:hover{border-color:var(--accent)}
a.person:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
a.person img{border-radius:50%;width:2.75rem;height:2.75rem;flex:none}
a.person strong,a.person span{display:block}
a.person span span{color:var(--quiet);font-size:.875rem;overflow-wrap:anywhere}
a.person span .warn{color:var(--warn)}
small{display:block;color:var(--quiet);font-size:.8125rem}
`

/** An own icon, so that no browser goes looking for one. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%237a3ff2' d='M2 15V7a6 6 0 0 1 12 0v8h-4V8a2 2 0 0 0-4 0v7z'/%3E%3C/svg%3E"

/** What the page that asks who one is needs. */
export interface LoginPage {
  readonly url: URL
  readonly people: readonly Person[]
  /** The app that one signs in to. */
  readonly destination: string
  /** Whose accounts they are. @defaultValue everybody's */
  readonly provider?: string
}

/** The page that asks who one is. Plain links: no script, nothing from elsewhere. */
export function loginPage({ url, people, destination, provider }: LoginPage): string {
  const title = provider === undefined ? 'Sign in' : `Sign in with ${escapeHtml(provider)}`
  const items = people.map((person) => `<li>${personLink(person, url)}</li>`).join('')
  return page(
    title,
    `<h1>${provider === undefined ? 'Who are you?' : title}</h1>
<p>Choose a person to continue to <strong>${escapeHtml(destination)}</strong>.</p>
<ul>${items}</ul>
<small>This is the Gatehouse emulator. These people exist on this computer only; no password is asked.</small>`,
  )
}

/** A page that says why there is nothing to choose. */
export function messagePage(message: string): string {
  return page('Cannot sign in', `<h1>Cannot sign in</h1><p role="alert">${escapeHtml(message)}</p>`)
}

function personLink(person: Person, url: URL): string {
  const link = new URL(url)
  link.searchParams.set('person', person.id)
  const warning =
    person.signInError === undefined ? '' : '<span class="warn">This sign-in will be refused</span>'
  return `<a class="person" href="${escapeHtml(`${link.pathname}${link.search}`)}"><img src="/__emulator/avatars/${escapeHtml(person.id)}.svg" alt="" width="44" height="44"><span><strong>${escapeHtml(person.name)}</strong><span>${escapeHtml(person.email).replace('@', '<wbr>@')}</span>${warning}</span></a>`
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · Gatehouse emulator</title><link rel="icon" href="${ICON}"><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>`
}

import { expect, test } from 'vitest'
import { parseRoute, type Route, routeHash } from './route.ts'

test.each<Route>([
  { type: 'documents' },
  { type: 'document', id: 'post-ink' },
  { type: 'document', id: 'drafts.a/b c' },
])('a route survives its way through the address: %o', (route) => {
  expect(parseRoute(routeHash(route))).toEqual(route)
})

test.each(['', '#', '#/elsewhere', '#/document/', '#/document/%E0%A4', '#token=x'])(
  'what is no route shows the list: %s',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ type: 'documents' })
  },
)

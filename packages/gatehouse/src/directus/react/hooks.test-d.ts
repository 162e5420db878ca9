import { QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import type { AuthState } from '../../authState.ts'
import { realtime } from '../realtime/realtime.ts'
import type { WebSocketClient } from '../realtime/webSocketClient.ts'
import {
  type DirectusAppClient,
  type DirectusAppProps,
  type DirectusUser,
  directusHooks,
  type LoginFailure,
  type LoginRequest,
  useItems as useAnyItems,
  useAuthState,
  useCurrentUser,
  useDirectus,
  type useLogin,
} from './index.ts'

interface Author {
  id: number
  name: string
}

interface Article {
  id: number
  title: string
  author: Author | number | null
}

interface Schema {
  articles: Article[]
  authors: Author[]
  settings: { id: number; motto: string }
}

const hooks = directusHooks<Schema>()

test('rows have the fields that are asked for', () => {
  const some = () => hooks.useItems('articles', { fields: ['id', 'title'] })
  expectTypeOf<ReturnType<typeof some>['data']>().toEqualTypeOf<
    { id: number; title: string }[] | undefined
  >()
  const nested = () => hooks.useItems('articles', { fields: ['id', { author: ['name'] }] })
  expectTypeOf<ReturnType<typeof nested>['data']>().toEqualTypeOf<
    { id: number; author: { name: string } | null }[] | undefined
  >()
})

test('without fields they are all there, with keys for what they refer to', () => {
  const all = () => hooks.useItems('articles')
  expectTypeOf<ReturnType<typeof all>['data']>().toEqualTypeOf<
    { id: number; title: string; author: number | null }[] | undefined
  >()
})

test('`select` makes something else of them', () => {
  const count = () =>
    hooks.useItems('articles', { fields: ['title'] }, { select: (rows) => rows.length })
  expectTypeOf<ReturnType<typeof count>['data']>().toEqualTypeOf<number | undefined>()
})

test('the key of the rows knows them, also where `select` makes something else of them', () => {
  const count = () =>
    hooks.useItems('articles', { fields: ['title'] }, { select: (rows) => rows.length })
  const read = (key: ReturnType<typeof count>['queryKey']) => new QueryClient().getQueryData(key)
  expectTypeOf(read).returns.toEqualTypeOf<{ title: string }[] | undefined>()
})

test('what is no collection of many items, and no field, does not compile', () => {
  // @ts-expect-error there is no such collection
  hooks.useItems('books')
  // @ts-expect-error a singleton has no items
  hooks.useItems('settings')
  // @ts-expect-error there is no such field
  hooks.useItems('articles', { fields: ['body'] })
  // @ts-expect-error there is no such field to sort by
  hooks.useItems('articles', { sort: ['body'] })
})

test('without a schema every collection has any field', () => {
  const rows = () => useAnyItems('whatever', { fields: ['a', { b: ['c'] }], sort: '-d' })
  expectTypeOf<ReturnType<typeof rows>['data']>().toExtend<Record<string, unknown>[] | undefined>()
  expectTypeOf<ReturnType<typeof rows>>().toExtend<
    Pick<UseQueryResult, 'error' | 'isPending'> & { isLive: boolean }
  >()
})

test('the client knows the schema, and what else it can do', () => {
  expectTypeOf(useDirectus<Schema>).returns.toExtend<DirectusAppClient<Schema>>()
  const live = () => hooks.useDirectus<WebSocketClient<Schema>>()
  expectTypeOf(live).returns.toHaveProperty('subscribe')
})

test('users are those of Directus', () => {
  expectTypeOf(useCurrentUser).returns.toEqualTypeOf<DirectusUser | null>()
  expectTypeOf(useAuthState<string>)
    .parameter(0)
    .toEqualTypeOf<(state: AuthState<DirectusUser>) => string>()
})

test('one signs in by a password, and by a code after it', () => {
  type Request = Parameters<ReturnType<typeof useLogin>['login']>[0]
  expectTypeOf<Request>().toEqualTypeOf<LoginRequest>()
  expectTypeOf<{ email: string; password: string }>().toExtend<LoginRequest>()
  expectTypeOf<{
    identifier: string
    password: string
    provider: string
  }>().toExtend<LoginRequest>()
  expectTypeOf<{ otp: string }>().toExtend<LoginRequest>()
  expectTypeOf<{ email: string }>().not.toExtend<LoginRequest>()
  expectTypeOf<ReturnType<typeof useLogin>['error']>().toEqualTypeOf<LoginFailure | null>()
})

test('an app has an address or a client, and not both', () => {
  expectTypeOf<{ url: string; fallback: null }>().toExtend<DirectusAppProps>()
  expectTypeOf<{ client: DirectusAppClient<Schema>; fallback: null }>().toExtend<DirectusAppProps>()
  expectTypeOf<{ fallback: null }>().not.toExtend<DirectusAppProps>()
  const props: DirectusAppProps = { url: '', fallback: null, realtime: realtime() }
  expectTypeOf(props).toExtend<DirectusAppProps>()
})

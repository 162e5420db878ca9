import {
  type DefinedUseQueryResult,
  type QueryClient,
  skipToken,
  type UseQueryResult,
  type UseSuspenseQueryResult,
  useQuery,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { expectTypeOf, test } from 'vitest'
import type { CurrentUser } from '../sanity/currentUser.ts'
import {
  type AuthQueryScope,
  authQueryKey,
  authQueryOptions,
  useAuthQuery,
  useCurrentUserQuery,
  useSuspenseAuthQuery,
  useSuspenseCurrentUserQuery,
} from './index.ts'

interface Post {
  readonly title: string
}

declare const scope: AuthQueryScope
declare const client: QueryClient
declare function fetchPosts(): Promise<readonly Post[]>

const posts = { queryKey: ['posts'], queryFn: fetchPosts }
const title = ([first]: readonly Post[]) => first?.title

test('data have the type that the query function brings, or what `select` makes of it', () => {
  const plain = () => useAuthQuery({ queryKey: ['posts'], queryFn: fetchPosts })
  const picked = () => useAuthQuery({ queryKey: ['posts'], queryFn: fetchPosts, select: title })
  expectTypeOf(plain).returns.toEqualTypeOf<UseQueryResult<readonly Post[]>>()
  expectTypeOf(picked).returns.toEqualTypeOf<UseQueryResult<string | undefined>>()
})

test('with initial data there are always some', () => {
  const defined = () => useAuthQuery({ ...posts, initialData: [] })
  expectTypeOf(defined).returns.toEqualTypeOf<DefinedUseQueryResult<readonly Post[]>>()
})

test('a query may be skipped', () => {
  const skipped = (id: string | undefined) =>
    useAuthQuery({ queryKey: ['posts', id], queryFn: id === undefined ? skipToken : fetchPosts })
  expectTypeOf(skipped).returns.toEqualTypeOf<UseQueryResult<readonly Post[]>>()
})

test('suspended data are always there', () => {
  const suspended = () => useSuspenseAuthQuery({ ...posts, select: title })
  expectTypeOf(suspended).returns.toEqualTypeOf<UseSuspenseQueryResult<string | undefined>>()
})

test("options go into TanStack Query's own hooks and client, and the key knows its data", () => {
  const options = authQueryOptions(scope, { queryKey: ['posts'], queryFn: fetchPosts })
  const used = () => useQuery(options)
  const suspended = () => useSuspenseQuery(options)
  expectTypeOf(used).returns.toEqualTypeOf<UseQueryResult<readonly Post[]>>()
  expectTypeOf(suspended).returns.toEqualTypeOf<UseSuspenseQueryResult<readonly Post[]>>()
  const cached = () => client.getQueryData(options.queryKey)
  const ensured = () => client.ensureQueryData(options)
  expectTypeOf(cached).returns.toEqualTypeOf<readonly Post[] | undefined>()
  expectTypeOf(ensured).returns.resolves.toEqualTypeOf<readonly Post[]>()
})

test('`select` of options reaches the hook that takes them, and not the cache', () => {
  const options = authQueryOptions(scope, { ...posts, select: title })
  const used = () => useQuery(options)
  const cached = () => client.getQueryData(options.queryKey)
  expectTypeOf(used).returns.toEqualTypeOf<UseQueryResult<string | undefined>>()
  expectTypeOf(cached).returns.toEqualTypeOf<readonly Post[] | undefined>()
})

test('a query function sees the key as it was written', () => {
  authQueryOptions(scope, {
    queryKey: ['post', 7] as const,
    queryFn({ queryKey }) {
      expectTypeOf(queryKey).toEqualTypeOf<readonly ['post', 7]>()
      return queryKey[1]
    },
  })
})

test('a key is whole, and keeps its parts', () => {
  expectTypeOf(authQueryKey(scope, ['posts', 7])[3]).toEqualTypeOf<7>()
})

test('the current user is of the type that the app knows', () => {
  expectTypeOf(useCurrentUserQuery<CurrentUser>).returns.toEqualTypeOf<
    DefinedUseQueryResult<CurrentUser | null>
  >()
  expectTypeOf(useSuspenseCurrentUserQuery<CurrentUser>).returns.toEqualTypeOf<
    UseSuspenseQueryResult<CurrentUser | null>
  >()
})

import { QueryClient, useMutation } from '@tanstack/react-query'
import {
  AuthQueryProvider,
  authQueryKey,
  useAuthQuery,
  useAuthQueryScope,
} from 'gatehouse/react-query'
import { SanityApp, useClient } from 'gatehouse/sanity/react'

const config = { projectId: 'abc12345', dataset: 'production' }
const queryClient = new QueryClient()

/** A custom app with TanStack Query: what one person loaded is gone when the next one comes. */
export function App() {
  return (
    <SanityApp config={config} fallback={<p>Loading…</p>}>
      <AuthQueryProvider client={queryClient} backend="https://api.sanity.io" project="abc12345">
        <Posts />
      </AuthQueryProvider>
    </SanityApp>
  )
}

interface Post {
  readonly _id: string
  readonly title: string
}

function Posts() {
  const client = useClient({ apiVersion: '2025-02-19' })
  const scope = useAuthQueryScope()
  const posts = useAuthQuery({
    queryKey: ['posts'],
    queryFn: ({ signal }) =>
      client.fetch<readonly Post[]>('*[_type == "post"]{_id, title}', {}, { signal }),
  })
  const remove = useMutation({
    mutationFn: (id: string) => client.delete(id),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: authQueryKey(scope, ['posts']) }),
  })

  if (posts.isPending) return <p>Loading…</p>
  if (posts.isError) return <p role="alert">{posts.error.message}</p>
  return (
    <ul>
      {posts.data.map(({ _id, title }) => (
        <li key={_id}>
          {title}
          <button type="button" onClick={() => remove.mutate(_id)}>
            Delete
          </button>
        </li>
      ))}
    </ul>
  )
}

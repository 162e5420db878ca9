/**
 * A client typed by its schema. It is checked twice: beside the vendor's package, and where that is not
 * installed and every library's own types are checked (`skipLibCheck: false`).
 */
import {
  authentication,
  createDirectus,
  type RestCommand,
  readItems,
  realtime,
  rest,
  withToken,
} from 'gatehouse/directus'

interface Person {
  id: number
  name: string
}

interface Task {
  id: number
  title: string
  author: Person | number
}

interface Schema {
  tasks: Task[]
  people: Person[]
}

const client = createDirectus<Schema>('https://directus.example.com')
  .with(authentication('json'))
  .with(rest())
  .with(realtime())

/** Who has written each task. */
export async function authors(): Promise<string[]> {
  const tasks = await client.request(readItems('tasks', { fields: ['id', { author: ['name'] }] }))
  return tasks.map(({ author }) => author.name)
}

/** The titles, as another person sees them. */
export async function titles(token: string): Promise<string[]> {
  const tasks = await client.request(withToken(token, readItems('tasks')))
  return tasks.map(({ title }) => title)
}

/** A command of the app's own. */
export const count: RestCommand<number, Schema> = () => ({ path: '/tasks/count' })

/** What it answers with is known. */
export async function half(): Promise<number> {
  return (await client.request(count)) / 2
}

/** A collection that is not in the schema. */
export function unknown(): Promise<unknown> {
  // @ts-expect-error: the schema knows of no such collection
  return client.request(readItems('task'))
}

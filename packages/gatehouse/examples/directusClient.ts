import {
  authentication,
  createDirectus,
  createItem,
  isDirectusError,
  readItems,
  rest,
} from 'gatehouse/directus'

interface Task {
  readonly id: number
  readonly title: string
  readonly status: 'open' | 'done'
}

interface Schema {
  readonly tasks: Task[]
}

/** Nothing is sent before it is used. The refresh token is in a cookie that no script can read. */
const client = createDirectus<Schema>('https://directus.example.com')
  .with(authentication())
  .with(rest())

/** Who is signed in, and why nobody is. */
client.authStore.subscribe((state) => {
  if (state.type === 'logged-in') console.log('hello', state.currentUser?.first_name)
  if (state.type === 'logged-out') console.log('signed out', state.reason?.code)
})

/** Says whether a second factor is wanted: it is asked for after a right password. */
export async function signIn(
  email: string,
  password: string,
  otp?: string,
): Promise<'signed-in' | 'otp-wanted'> {
  try {
    await client.login(email, password, otp === undefined ? {} : { otp })
    return 'signed-in'
  } catch (error) {
    if (isDirectusError(error, 'INVALID_OTP') && otp === undefined) return 'otp-wanted'
    throw error
  }
}

/** Sent with a token that serves, renewed before where that is needed. */
export const openTasks = () =>
  client.request(
    readItems('tasks', {
      fields: ['id', 'title'],
      filter: { status: { _eq: 'open' } },
      sort: ['title'],
    }),
  )

export const addTask = (title: string) =>
  client.request(createItem('tasks', { title, status: 'open' }))

/** Out, here, in all tabs, and at the server. */
export const signOut = () => client.logout()

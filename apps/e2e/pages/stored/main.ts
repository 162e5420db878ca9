import { readItems, readMe } from '@directus/sdk'
import { client } from './client.ts'

const heading = document.querySelector('h1')
const status = document.querySelector('[role=status]')

/** Says who is signed in by what stands in the storage. */
async function showPerson(): Promise<void> {
  const name = await client.request(readMe({ fields: ['first_name'] })).then(
    ({ first_name }) => first_name,
    () => null,
  )
  if (heading !== null) heading.textContent = name ?? 'Nobody'
}

/** Does what a button is for, and says what came of it. */
function on(id: string, act: () => Promise<string>): void {
  document.querySelector(`#${id}`)?.addEventListener('click', () => {
    const say = (text: string): void => {
      if (status !== null) status.textContent = text
    }
    say('')
    act().then(say, () => say('It did not work'))
  })
}

on('login', async () => {
  await client.login({ email: 'editor@example.com', password: 'editor-pass-1' })
  await showPerson()
  return 'Signed in'
})
on('read', async () => {
  const tasks = await client.request(readItems('tasks', { fields: ['title'], limit: 3 }))
  return `${tasks.length} tasks`
})
on('refresh', async () => {
  await client.refresh()
  return 'Renewed'
})
on('logout', async () => {
  await client.logout()
  await showPerson()
  return 'Signed out'
})
void showPerson()

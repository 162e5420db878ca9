import { expect, test } from 'vitest'
import { expectError } from '../suite/expectError.ts'
import { ADMIN, READER } from '../suite/people.ts'
import { send } from '../suite/send.ts'
import { login } from '../suite/signIn.ts'
import { useServer } from '../suite/useServer.ts'

const server = useServer({ loginAttempts: 3 })

test('after too many wrong passwords the account is suspended, and nothing says so', async () => {
  const { url } = server()
  for (let count = 0; count < 5; count += 1) {
    expectError(await login(url, { ...READER, password: 'wrong' }), '401 INVALID_CREDENTIALS')
  }

  expectError(await login(url, READER), '401 INVALID_CREDENTIALS')
  const { body } = await send(url, `GET /users/${READER.id}`, { token: ADMIN.token })
  expect(body.data.status).toBe('suspended')
})

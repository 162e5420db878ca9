/** The one person of the API. */
const PERSON = {
  id: 'person-1',
  name: 'Ada Lovelace',
  email: 'ada@example.com',
  role: 'administrator',
  roles: [{ name: 'administrator', title: 'Administrator' }],
}

/** Replaces the network by an API that answers from memory: whose a token is, and its successor. */
export function installApi(): void {
  let stamp = 1
  const answers: Readonly<Record<string, () => unknown>> = {
    'users/me': () => PERSON,
    'auth/refresh-token': () => ({ token: `sk-bench-st${++stamp}` }),
    'auth/oauth/token': () => ({
      access_token: `access-${++stamp}`,
      refresh_token: `refresh-${stamp}`,
      expires_in: 3_600,
      token_type: 'bearer',
    }),
  }
  globalThis.fetch = async (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input)
    const answer = answers[pathname.split('/').slice(2).join('/')]
    if (!answer) throw new TypeError(`The benchmark's API knows no ${pathname}.`)
    return Response.json(answer())
  }
}

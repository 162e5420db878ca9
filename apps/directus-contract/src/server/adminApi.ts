import { FIRST_ADMIN } from './directusEnv.ts'

/** Does things on a server as its administrator. */
export interface AdminApi {
  /** Rejects with what the server said when it refuses. Returns the `data` of the answer. */
  send(method: string, path: string, body?: unknown): Promise<unknown>
  /** The same for the owner of another static token. */
  as(token: string): AdminApi
}

export function adminApi(url: string, token: string = FIRST_ADMIN.token): AdminApi {
  return {
    as: (other) => adminApi(url, other),
    async send(method, path, body) {
      const response = await fetch(url + path, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'application/json',
          // One that is kept may be closed by the server at the moment when it is used again.
          Connection: 'close',
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) throw new Error(`${method} ${path} was refused: ${text}`)
      if (text === '') return undefined
      const answer: unknown = JSON.parse(text)
      return typeof answer === 'object' && answer !== null && 'data' in answer
        ? answer.data
        : undefined
    },
  }
}

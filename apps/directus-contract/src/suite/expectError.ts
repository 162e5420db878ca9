import { expect } from 'vitest'
import type { Answer } from './send.ts'

/** Expects an answer to be a refusal as Directus words all of them: `401 INVALID_CREDENTIALS`. */
export function expectError(answer: Answer, refusal: string): void {
  const { message, extensions } = answer.body?.errors?.[0] ?? {}
  expect(`${answer.status} ${extensions?.code}`, JSON.stringify(answer.body)).toBe(refusal)
  expect(message).toEqual(expect.any(String))
  expect(answer.body).not.toHaveProperty('data')
}

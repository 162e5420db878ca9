/** Somebody who can be chosen on the sign-in page. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly picture: string
  /** Whether the platform lets them in. */
  readonly canSignIn: boolean
}

/** Asks the emulator whom it knows. @throws Error with a sentence */
export async function fetchPeople(apiHost: string, signal: AbortSignal): Promise<Person[]> {
  const response = await fetch(`${apiHost}/__emulator/people`, { signal })
  if (!response.ok) throw new Error(`The emulator answered with status ${response.status}.`)
  const answer: unknown = await response.json()
  if (!Array.isArray(answer))
    throw new Error('The emulator answered with something else than people.')
  return answer.filter(isPerson)
}

function isPerson(value: unknown): value is Person {
  if (typeof value !== 'object' || value === null) return false
  const { id, name, email, picture, canSignIn } = value as Record<string, unknown>
  return (
    [id, name, email, picture].every((field) => typeof field === 'string') &&
    typeof canSignIn === 'boolean'
  )
}

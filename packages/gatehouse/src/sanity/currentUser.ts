import * as v from 'valibot'

/** The API leaves out what it does not know, or says `null`. */
const text = v.nullish(v.string(), () => undefined)

const Role = v.object({ name: v.string(), title: text, description: text })

const CurrentUserSchema = v.object({
  id: v.pipe(v.string(), v.minLength(1)),
  name: v.nullish(v.string(), ''),
  email: v.nullish(v.string(), ''),
  profileImage: text,
  provider: text,
  role: text,
  roles: v.nullish(v.array(Role), []),
})

/** A role that a person has in a project. */
export interface CurrentUserRole {
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
}

/** The person that `GET /users/me` tells of. */
export interface CurrentUser {
  readonly id: string
  readonly name: string
  readonly email: string
  /** An address of a picture. */
  readonly profileImage?: string | undefined
  /** How the person signs in: `google`, `github`, `sanity` … */
  readonly provider?: string | undefined
  readonly role?: string | undefined
  readonly roles: readonly CurrentUserRole[]
}

/** The person out of unknown data, or `undefined` when there is none in it. */
export function parseCurrentUser(value: unknown): CurrentUser | undefined {
  const result = v.safeParse(CurrentUserSchema, value)
  return result.success ? result.output : undefined
}

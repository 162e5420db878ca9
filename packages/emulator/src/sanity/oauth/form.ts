import type { OAuthClient } from '../../seed.ts'
import type { World } from '../../world.ts'
import { oauthError } from './oauthError.ts'
import { repeatedParameter } from './repeatedParameter.ts'

/** Reads a form, and nothing else: OAuth's endpoints take no JSON. @throws {ApiError} 400 */
export async function readForm(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/x-www-form-urlencoded') {
    throw oauthError('invalid_request', 'The body must be application/x-www-form-urlencoded')
  }
  const form = new URLSearchParams(await request.text())
  const repeated = repeatedParameter(form)
  if (repeated === null) return form
  throw oauthError('invalid_request', `There is more than one ${repeated}`)
}

/** A parameter that has to be there. @throws {ApiError} 400 */
export function required(form: URLSearchParams, name: string): string {
  const value = form.get(name)
  if (value === null || value === '') throw oauthError('invalid_request', `There is no ${name}`)
  return value
}

/** The client that a form names; having no secret, it has nothing to prove. @throws {ApiError} 401 */
export function clientIn(form: URLSearchParams, world: World): OAuthClient {
  const client = world.oauth.clients.find(({ clientId }) => clientId === form.get('client_id'))
  if (client === undefined) throw oauthError('invalid_client', 'There is no such client')
  return client
}

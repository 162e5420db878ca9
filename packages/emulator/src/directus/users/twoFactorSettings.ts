import type { Access } from '../access.ts'
import {
  type DirectusError,
  forbiddenCollection,
  invalidCredentials,
  invalidPayload,
} from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import { generateSecret, isOtpOf, type TwoFactorSecret } from '../twoFactor.ts'
import type { DirectusUser } from '../world.ts'
import { mayUpdate } from './updateUser.ts'

/** A secret to try; it is kept by whoever asked, until it is enabled. @throws {DirectusError} `INVALID_PAYLOAD`, `INVALID_CREDENTIALS` */
export function newTwoFactorSecret(user: DirectusUser, body: JsonObject): TwoFactorSecret {
  if (required(body, 'password') !== user.password) throw invalidCredentials()
  if (user.tfa_secret !== null) throw alreadySet()
  return generateSecret(user)
}

/** Turns the second factor on. @throws {DirectusError} `INVALID_PAYLOAD`, `FORBIDDEN` */
export function enableTwoFactor(access: Access, user: DirectusUser, body: JsonObject): void {
  const secret = required(body, 'secret')
  const otp = required(body, 'otp')
  if (user.tfa_secret !== null) throw alreadySet()
  if (!isOtpOf(access.world, secret, otp)) throw invalidPayload('"otp" is invalid')
  if (!mayUpdate(access, user, {})) throw forbiddenCollection('directus_users')
  user.tfa_secret = secret
}

/** Turns the second factor off. @throws {DirectusError} `INVALID_PAYLOAD`, `FORBIDDEN` */
export function disableTwoFactor(access: Access, user: DirectusUser, body: JsonObject): void {
  const otp = required(body, 'otp')
  if (user.tfa_secret === null) {
    throw invalidPayload(`User "${user.id}" doesn't have TFA enabled`)
  }
  if (!isOtpOf(access.world, user.tfa_secret, otp)) throw invalidPayload('"otp" is invalid')
  if (!mayUpdate(access, user, {})) throw forbiddenCollection('directus_users')
  user.tfa_secret = null
}

function alreadySet(): DirectusError {
  return invalidPayload('TFA Secret is already set for this user')
}

function required(body: JsonObject, name: string): string {
  const value = body[name]
  if (value === undefined || value === '') throw invalidPayload(`"${name}" is required`)
  if (typeof value !== 'string') throw invalidPayload(`"${name}" must be a string`)
  return value
}

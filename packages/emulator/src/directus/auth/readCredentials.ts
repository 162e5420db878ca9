import { invalidPayload } from '../errors.ts'
import type { JsonObject } from '../readBody.ts'
import type { AuthMode, LoginRequest } from './login.ts'

const MODES: readonly AuthMode[] = ['cookie', 'json', 'session']

/** Reads the body of a sign-in. @throws {DirectusError} `INVALID_PAYLOAD`, with the vendor's reasons */
export function readCredentials(
  body: JsonObject,
): Required<Omit<LoginRequest, 'otp'>> & LoginRequest {
  const email = readText(body, 'email')
  if (!isEmail(email)) throw invalidPayload('"email" must be a valid email')
  const password = readText(body, 'password')
  const mode = readMode(body.mode)
  return {
    email,
    password,
    mode,
    ...(body.otp === undefined ? {} : { otp: readText(body, 'otp') }),
  }
}

export function isAuthMode(value: unknown): value is AuthMode {
  return MODES.some((mode) => mode === value)
}

function readMode(mode: unknown): AuthMode {
  if (mode === undefined) return 'json'
  if (isAuthMode(mode)) return mode
  throw invalidPayload('"mode" must be one of [cookie, json, session]')
}

function readText(body: JsonObject, name: string): string {
  const value = body[name]
  if (value === undefined) throw invalidPayload(`"${name}" is required`)
  if (typeof value !== 'string') throw invalidPayload(`"${name}" must be a string`)
  if (value === '') throw invalidPayload(`"${name}" is not allowed to be empty`)
  return value
}

/** Names at the top of no real domain. */
const RESERVED = new Set(['example', 'internal', 'invalid', 'local', 'localhost', 'test'])

/** The vendor knows every top-level domain; this knows the countries, and what is reserved. */
export function isEmail(text: string): boolean {
  const top = /^[^\s@]+@(?:[a-z0-9-]+\.)+([a-z]{2,})$/i.exec(text)?.[1]?.toLowerCase()
  if (top === undefined || RESERVED.has(top)) return false
  return top.length > 2 || top === 'su' || isCountry(top)
}

function isCountry(code: string): boolean {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return names.of(code.toUpperCase()) !== undefined && code !== 'zz'
}

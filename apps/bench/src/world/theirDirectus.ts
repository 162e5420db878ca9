import { authentication, createDirectus, rest, staticToken } from '@directus/sdk'
import type { DirectusSdk } from './directusSdk.ts'

/** `@directus/sdk`. */
export const theirDirectus: DirectusSdk = {
  withToken: (url, token, globals = {}) =>
    createDirectus(url, { globals }).with(staticToken(token)).with(rest()),
  withSession: (url, globals = {}) =>
    createDirectus(url, { globals }).with(authentication('json')).with(rest()),
}

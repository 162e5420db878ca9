import { authentication, createDirectus, rest, staticToken } from 'gatehouse/directus'
import type { DirectusSdk } from './directusSdk.ts'

/** Gatehouse. */
export const ourDirectus: DirectusSdk = {
  withToken: (url, token, globals = {}) =>
    createDirectus(url, { globals }).with(staticToken(token)).with(rest()),
  withSession: (url, globals = {}) =>
    createDirectus(url, { globals }).with(authentication('json')).with(rest()),
}

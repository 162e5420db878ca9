import type { Plugin } from 'vite'

/** What a page of ours may run: its own files, and no text that becomes code (S10). */
const POLICY = [
  "script-src 'self'",
  "require-trusted-types-for 'script'",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * Puts the strict policy into built pages. The development server injects inline scripts of its own
 * and so does without.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'gatehouse:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
        injectTo: 'head-prepend',
      },
    ],
  }
}

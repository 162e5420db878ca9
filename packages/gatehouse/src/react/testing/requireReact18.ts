/**
 * The aliases of the `react-18` project reach what is imported; this reaches what is required.
 */
import Module from 'node:module'

interface Resolver {
  _resolveFilename: (request: string, ...rest: readonly unknown[]) => string
}

const resolver = Module as unknown as Resolver
const resolveFilename = resolver._resolveFilename

resolver._resolveFilename = (request, ...rest) => {
  const name = request.replace(/^(react|react-dom)(?=\/|$)/, '$1-18')
  return name === request
    ? resolveFilename(request, ...rest)
    : Module.createRequire(import.meta.url).resolve(name)
}

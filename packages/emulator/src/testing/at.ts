/**
 * What is at a path of an unknown value: `at(body, 'error.items.0.type')`. A `*` stands for every
 * element of a list, and makes a list of the result.
 */
export function at(value: unknown, path: string): unknown {
  const [step = '', ...rest] = path.split('.')
  if (step === '*') {
    if (!Array.isArray(value)) return undefined
    return rest.length === 0 ? value : value.map((item) => at(item, rest.join('.')))
  }
  const found: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  return rest.length === 0 ? found : at(found, rest.join('.'))
}

/** A text at a path; the test fails where there is none. */
export function textAt(value: unknown, path: string): string {
  const found = at(value, path)
  if (typeof found !== 'string') throw new TypeError(`There is no text at ${path}`)
  return found
}

/** The name of a parameter that is there twice, which OAuth forbids; `null` when none is. */
export function repeatedParameter(parameters: URLSearchParams): string | null {
  const names = [...parameters.keys()]
  return names.find((name, index) => names.indexOf(name) !== index) ?? null
}

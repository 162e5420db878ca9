/** What a promise is rejected with. It fails where it is not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if ('error' in outcome) return outcome.error
  throw new Error(`It was resolved with ${JSON.stringify(outcome.value)}.`)
}

import type { World } from '../world/startWorld.ts'

/** A one-time code for a person, without a sign-in. */
export async function issueSid({ emulator }: World, personId: string): Promise<string> {
  const answer = await emulator.fetch(
    new Request(`${emulator.url}/__emulator/sids`, {
      method: 'POST',
      body: JSON.stringify({ person: personId }),
    }),
  )
  const { sid } = (await answer.json()) as { readonly sid: string }
  return sid
}

import type { FrameContents } from './readFrame.ts'
import type { Sighting } from './sighting.ts'

/** What stands in a frame, as one sighting for each place. */
export function sightingsIn({ origin, framed, ...contents }: FrameContents): readonly Sighting[] {
  return Object.entries(contents).map(([kind, text]) => ({
    kind: kind as keyof typeof contents,
    origin,
    framed,
    text,
  }))
}

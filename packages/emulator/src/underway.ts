import { ConnectionDropped } from './connectionDropped.ts'

/** The requests that are being answered. One that hangs would otherwise outlive the emulator. */
export interface Underway {
  /** The answer, or a dropped connection once all is over. */
  readonly until: (answer: Promise<Response>) => Promise<Response>
  /** Drops what is being answered, and whatever comes. */
  readonly drop: () => void
}

/** Nothing is under way yet. A set, since Node takes many listeners of one signal for a leak. */
export function createUnderway(): Underway {
  const drops = new Set<() => void>()
  let isOver = false
  return {
    until: (answer) =>
      new Promise((resolve, reject) => {
        const drop = (): void => reject(new ConnectionDropped())
        if (isOver) drop()
        drops.add(drop)
        answer.then(resolve, reject).finally(() => drops.delete(drop))
      }),
    drop() {
      isOver = true
      for (const drop of [...drops]) drop()
    },
  }
}

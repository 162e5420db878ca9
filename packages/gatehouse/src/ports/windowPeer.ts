import type { Peer } from './frame.ts'
import { originOf } from './originOf.ts'

/**
 * The window that `getWindow` finds at the moment of each use, such as an iframe's `contentWindow`,
 * which changes when the frame is put elsewhere. While it finds `null`, nothing is sent or heard.
 *
 * `post` throws a `TypeError` unless the target is one exact origin, as `https://example.com`:
 * `'*'`, `'null'`, `'/'`, a path or an empty string would deliver to whoever is there.
 */
export function windowPeer(getWindow: () => Window | null): Peer {
  return {
    post(data, targetOrigin) {
      if (originOf(targetOrigin) !== targetOrigin) {
        // The bad target is not quoted: it may be a whole address with a token in it.
        throw new TypeError('A message is sent to one exact origin, such as "https://example.com".')
      }
      getWindow()?.postMessage(data, targetOrigin)
    },
    subscribe(listener) {
      const onMessage = ({ data, origin, source }: MessageEvent): void => {
        if (source && source === getWindow()) listener({ data, origin })
      }
      window.addEventListener('message', onMessage)
      return () => window.removeEventListener('message', onMessage)
    },
  }
}

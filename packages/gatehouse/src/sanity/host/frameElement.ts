import type { Clock } from '../../ports/clock.ts'
import type { Peer } from '../../ports/frame.ts'
import { windowPeer } from '../../ports/windowPeer.ts'

/** What is used of an iframe: an `HTMLIFrameElement` is one. */
export interface FrameElement {
  readonly contentWindow: Window | null
  readonly addEventListener: (type: 'load', listener: () => void) => void
  readonly removeEventListener: (type: 'load', listener: () => void) => void
}

/** Milliseconds that an emptied frame has to say that it is empty. */
const EMPTY_DEADLINE_MS = 2000

/**
 * The window in a frame. While the frame still shows its first empty document, nothing is posted:
 * the browser would not deliver it, and would write an error to the console each time.
 */
export function framePeer(frame: Pick<FrameElement, 'contentWindow'>): Peer {
  const peer = windowPeer(() => frame.contentWindow)
  return {
    subscribe: peer.subscribe,
    post(data, targetOrigin) {
      if (!isEmpty(frame)) peer.post(data, targetOrigin)
    },
  }
}

/** Calls `listener` whenever the frame has loaded a document. Returns the stop. */
export function onFrameLoad(frame: FrameElement, listener: () => void): () => void {
  frame.addEventListener('load', listener)
  return () => frame.removeEventListener('load', listener)
}

/**
 * Shows `url` in the frame without ever writing it into the `src` attribute, where the dashboard's
 * own scripts, session recorders and error reports would find the token in it. It makes no entry in
 * the history. (A link with a `target` would do so too, but would open a window, token and all, when
 * the frame has just gone.)
 */
export async function navigateFrame(frame: FrameElement, url: string, clock: Clock): Promise<void> {
  // From one token to the next only the hash differs, which alone would load nothing anew.
  if (!isEmpty(frame)) await emptyFrame(frame, clock)
  frame.contentWindow?.location.replace(url)
}

function emptyFrame(frame: FrameElement, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      stopDeadline()
      stopListening()
      resolve()
    }
    const stopListening = onFrameLoad(frame, done)
    const stopDeadline = clock.after(EMPTY_DEADLINE_MS, done)
    frame.contentWindow?.location.replace('about:blank')
  })
}

/** Whether no app was ever loaded: the first empty document belongs to the page around it. */
function isEmpty({ contentWindow }: Pick<FrameElement, 'contentWindow'>): boolean {
  if (contentWindow === null) return true
  try {
    return contentWindow.location.href === 'about:blank'
  } catch {
    // Another origin's: that is an app.
    return false
  }
}

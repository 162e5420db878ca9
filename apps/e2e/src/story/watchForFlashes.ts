/** A frame of either driver. */
interface Watched {
  evaluateHandle(look: () => string[]): Promise<{ jsonValue(): Promise<string[]> }>
}

/**
 * Watches the app's name and list from now on. Returns what says when one of them was away, or was
 * replaced by another element, even for one frame.
 */
export async function watchForFlashes(frame: Watched): Promise<() => Promise<readonly string[]>> {
  const handle = await frame.evaluateHandle(() => {
    const watched = ['h1', 'ul[aria-label="Documents"]'].map((selector) => ({
      selector,
      element: document.querySelector(selector),
    }))
    const flashes: string[] = []
    const look = (): void => {
      for (const { selector, element } of watched) {
        if (element === null || document.querySelector(selector) !== element) {
          flashes.push(`${selector} was away`)
        }
      }
      if (document.querySelector('[role=alert]') !== null) flashes.push('there was an alert')
    }
    new MutationObserver(look).observe(document, { subtree: true, childList: true })
    look()
    return flashes
  })
  return () => handle.jsonValue()
}

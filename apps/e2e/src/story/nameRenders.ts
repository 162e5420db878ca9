/** A page of either driver. */
interface Counted {
  evaluate(look: () => number): Promise<number>
}

/** How often an app on its own has rendered the name since it was loaded. */
export function nameRenders(page: Counted): Promise<number> {
  return page.evaluate(() => Number(document.documentElement.dataset.nameRenders ?? 0))
}

/** A task that is deleted takes the focus with it: the next one's tick gets it, or the last one's. */
export function focusNeighbour(inside: Element): void {
  const row = inside.closest('li')
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling
  neighbour?.querySelector('input')?.focus()
}

import type { InvariantMaker } from './invariant.ts'

/**
 * I2: a rotating refresh token reaches the server once, while storage and locks work. Excused is a
 * second use of a token whose first answer was kept from the tab that asked.
 */
export const sendsRefreshTokenOnce: InvariantMaker = ({ server, world, disturbances }, violate) => {
  server.onReuse(({ text, presented }) => {
    if (disturbances.ledger || disturbances.locks || disturbances.cleared) return
    if (presented.some(({ id }) => world.network.isDisturbed(id))) return
    violate(`${text} was sent ${presented.length + 1} times, and each time was answered.`)
  })
  return {}
}

import { createDirectus, readItems, realtime, rest, staticToken } from 'gatehouse/directus'
import { WebSocket } from 'ws'

interface Order {
  readonly id: number
  readonly total: number
}

const { DIRECTUS_TOKEN: token } = process.env
if (token === undefined) throw new Error('Set DIRECTUS_TOKEN to a token of a user or a service.')

/** A script with a token of its own. Node 22 has a `WebSocket`, and needs no package for it. */
const client = createDirectus<{ readonly orders: Order[] }>('https://directus.example.com', {
  globals: { WebSocket },
})
  .with(staticToken(token))
  .with(rest())
  .with(realtime())

const last = await client.request(readItems('orders', { sort: ['-id'], limit: 1 }))
console.log('the last order', last[0]?.id)

const { subscription, unsubscribe } = await client.subscribe('orders', { event: 'create' })
process.once('SIGINT', unsubscribe)

/** Goes on over reconnects. Ends with the signal, or with an error where no socket can be had. */
for await (const { event, data } of subscription) {
  if (event === 'create') for (const { id, total } of data) console.log('new order', id, total)
}
client.disconnect()

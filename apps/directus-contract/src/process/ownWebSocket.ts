/**
 * Run by a Node that has a `WebSocket` of its own: what becomes of a port that nobody listens on, and of
 * a server. Prints what it met as one line of JSON.
 */
import { createDirectus, realtime, staticToken } from 'gatehouse/directus'

const [url = '', token = '', refused = ''] = process.argv.slice(2)
const stray: string[] = []
process.on('unhandledRejection', (reason) => void stray.push(`unhandled: ${reason}`))
process.on('uncaughtException', (error) => void stray.push(`uncaught: ${error}`))

const nobody = createDirectus(refused).with(realtime({ reconnect: false }))
const refusal: unknown = await nobody.connect().catch((error: unknown) => error)
// What comes after the rejection is not to be missed.
await new Promise((resolve) => setTimeout(resolve, 500))

const client = createDirectus(url)
  .with(staticToken(token))
  .with(realtime({ reconnect: false }))
await client.connect()
const isConnected = await client.isConnected()
client.disconnect()
nobody.disconnect()
const isError = refusal instanceof Error
console.log(JSON.stringify({ isError, isConnected, stray, node: process.version }))

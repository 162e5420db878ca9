import { createController, type Message } from '@sanity/comlink'

interface TokenMessage extends Message {
  type: 'dashboard/v1/auth/tokens/create'
  data: undefined
  response: { token: string | null; error?: string }
}

interface AccessMessage extends Message {
  type: 'dashboard/v1/auth/access/request'
  data: { resourceType: string; resourceId: string }
  response: { success: boolean; message?: string }
}

/** What the story gives to this page. */
interface Story {
  /** Makes a token for the app. */
  readonly createToken: () => Promise<string>
}

const url = new URL(new URLSearchParams(location.search).get('app') ?? location.href)
const frame = document.querySelector('iframe')
if (frame === null) throw new Error('The page has an iframe')

const controller = createController({ targetOrigin: url.origin })
const channel = controller.createChannel<Message, TokenMessage | AccessMessage>({
  name: 'dashboard/channels/sdk',
  connectTo: 'dashboard/nodes/sdk',
  heartbeat: true,
})
channel.onStatus(({ status }) => {
  document.title = status
})
channel.on('dashboard/v1/auth/tokens/create', async () => ({
  token: await (window as unknown as Story).createToken(),
}))
channel.on('dashboard/v1/auth/access/request', () => ({ success: true }))

frame.addEventListener(
  'load',
  () => {
    if (frame.contentWindow === null) return
    controller.addTarget(frame.contentWindow)
    channel.start()
  },
  { once: true },
)
frame.src = url.href

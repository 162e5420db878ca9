import { createNode, type Message } from '@sanity/comlink'

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

/** What the story calls on this page. */
interface VendorNode {
  readonly requestToken: () => Promise<unknown>
  readonly requestAccess: (resourceId: string) => Promise<unknown>
}

const node = createNode<TokenMessage | AccessMessage, Message>({
  name: 'dashboard/nodes/sdk',
  connectTo: 'dashboard/channels/sdk',
})
node.onStatus((status) => {
  const output = document.querySelector('output')
  if (output !== null) output.textContent = status
})
node.start()

Object.assign(window, {
  vendorNode: {
    requestToken: () => node.fetch('dashboard/v1/auth/tokens/create', undefined),
    requestAccess: (resourceId) =>
      node.fetch('dashboard/v1/auth/access/request', { resourceType: 'project', resourceId }),
  } satisfies VendorNode,
})

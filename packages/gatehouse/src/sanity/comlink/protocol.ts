/**
 * The words of the vendor's iframe protocol, as captured from `@sanity/comlink` 4 in Chromium.
 * The embedding page holds the channel, the embedded one the node.
 */
export const DOMAIN = 'sanity/comlink' as const

/** How the dashboard's end calls itself. */
export const CHANNEL_NAME = 'dashboard/channels/sdk' as const
/** How the embedded app's end calls itself. */
export const NODE_NAME = 'dashboard/nodes/sdk' as const

/** Parent to child, at once and then every {@link HANDSHAKE_INTERVAL_MS} until answered. */
export const SYN = 'comlink/handshake/syn' as const
/** Child to parent, one for each {@link SYN}. */
export const SYN_ACK = 'comlink/handshake/syn-ack' as const
/** Parent to child: from here on, both ends count as connected. */
export const ACK = 'comlink/handshake/ack' as const
/** Either way, `responseTo` naming the message that it answers. */
export const RESPONSE = 'comlink/response' as const
/** Parent to child; the child answers with an empty {@link RESPONSE}. */
export const HEARTBEAT = 'comlink/heartbeat' as const
/** Parent to child: this channel is closed. */
export const DISCONNECT = 'comlink/disconnect' as const

/** Milliseconds between two {@link SYN}. */
export const HANDSHAKE_INTERVAL_MS = 500

/** The child asks for a token for itself. No data. */
export const TOKEN_REQUEST = 'dashboard/v1/auth/tokens/create' as const
/** The child asks that its user be let into a resource. */
export const ACCESS_REQUEST = 'dashboard/v1/auth/access/request' as const

/** How far the two ends have come; the vendor's own words. */
export type ComlinkStatus = 'idle' | 'handshaking' | 'connected' | 'disconnected'

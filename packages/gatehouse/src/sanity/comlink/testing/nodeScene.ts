import { makeEnvelope } from '../envelope.ts'
import { type ComlinkNode, createComlinkNode } from '../node.ts'
import { CHANNEL_NAME, NODE_NAME } from '../protocol.ts'
import { counter } from './counter.ts'
import { type ManualClock, manualClock } from './manualClock.ts'
import { type MemoryLog, memoryLog } from './memoryLog.ts'
import { createWire, type Posted, type Wire } from './wire.ts'

/** Where the parent's page is from. */
export const parentOrigin = 'https://dashboard.example'

/** What the parent says, beyond the type. */
export interface ParentWords {
  readonly channelId?: string
  readonly data?: unknown
  readonly responseTo?: string
  readonly origin?: string
}

/** A node whose parent is played by the test, word by word. */
export interface NodeScene {
  readonly wire: Wire
  readonly clock: ManualClock
  readonly log: MemoryLog
  readonly node: ComlinkNode
  /** Says something as the parent; returns the message's id. */
  readonly say: (type: string, words?: ParentWords) => string
  readonly connect: (channelId?: string) => void
  /** What the node has posted of one type. */
  readonly heard: (type: string) => readonly Posted[]
}

/** Sets the scene; the node takes a parent from `allowed` origins. */
export function nodeScene(allowed: readonly string[] = [parentOrigin]): NodeScene {
  const wire = createWire({ parentOrigin, childOrigin: 'https://app.example' })
  const clock = manualClock()
  const log = memoryLog()
  const node = createComlinkNode({
    peer: wire.parent,
    clock,
    nonce: counter(),
    allowOrigin: (origin) => allowed.includes(origin),
    log,
  })
  let sent = 0
  const say = (type: string, words: ParentWords = {}): string => {
    sent += 1
    const { channelId = 'chn-1', origin = parentOrigin, ...rest } = words
    const id = `parent-${sent}`
    const parts = { channelId, from: CHANNEL_NAME, to: NODE_NAME, id, type }
    wire.toChild(makeEnvelope({ ...parts, ...rest }), origin)
    return id
  }
  return {
    wire,
    clock,
    log,
    node,
    say,
    connect(channelId = 'chn-1') {
      say('comlink/handshake/syn', { channelId })
      say('comlink/handshake/ack', { channelId })
    },
    heard: (type) => wire.posted.filter(({ data }) => data.type === type),
  }
}

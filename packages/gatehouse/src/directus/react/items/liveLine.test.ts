import { QueryClient } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { silentLog } from '../../../ports/silentLog.ts'
import { systemClock } from '../../../ports/systemClock.ts'
import { RealtimeError } from '../../realtime/realtimeError.ts'
import { type LiveLine, openLiveLine } from './liveLine.ts'
import type { LiveSource } from './liveSource.ts'

const followed = { queryKey: ['items', 'tasks'], collection: 'tasks', query: { sort: ['sort'] } }

/** A line over a socket that tells one list, and then breaks when it is told to. */
function open(): { readonly line: LiveLine; readonly breakWith: (code: string) => void } {
  let breakWith = (_code: string) => {}
  async function* subscription() {
    yield { event: 'init', data: [{ id: 1, sort: 1 }] }
    const code = await new Promise<string>((resolve) => {
      breakWith = resolve
    })
    throw new RealtimeError(code, 'No.')
  }
  const source: LiveSource = {
    subscribe: async () => ({ subscription: subscription(), unsubscribe() {} }),
    onWebSocket: () => () => {},
  }
  const environment = { clock: systemClock(), log: silentLog() }
  const queryClient = new QueryClient()
  const line = openLiveLine(followed, { source, queryClient, environment, onChange() {} })
  return { line, breakWith: (code) => breakWith(code) }
}

test.each(['FORBIDDEN', 'SESSION_CHANGED', 'TOO_SLOW'])(
  'a subscription that ends with %s on a socket that stays open is live no more',
  async (code) => {
    const { line, breakWith } = open()
    await vi.waitFor(() => expect(line.isLive()).toBe(true))
    breakWith(code)
    await vi.waitFor(() => expect(line.isLive()).toBe(false))
    line.end()
  },
)

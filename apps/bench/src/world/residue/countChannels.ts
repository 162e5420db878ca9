/** Counts the `BroadcastChannel`s that are open, from now on. */
export function countChannels(): () => number {
  const { BroadcastChannel } = globalThis
  const live = new Set<unknown>()
  globalThis.BroadcastChannel = new Proxy(BroadcastChannel, {
    construct(target, args) {
      const channel: BroadcastChannel = Reflect.construct(target, args)
      live.add(channel)
      const close = channel.close.bind(channel)
      channel.close = () => {
        live.delete(channel)
        close()
      }
      return channel
    },
  })
  return () => live.size
}

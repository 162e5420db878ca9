/** Whether what is sent there cannot be read on the way: it is encrypted, or stays on this machine. */
export function isPrivateWay({ protocol, hostname }: URL): boolean {
  const local =
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '127.0.0.1'
  return protocol === 'https:' || local || hostname === '[::1]'
}

/** Whether what is sent there cannot be read on the way: it is encrypted, or stays on this machine. */
export function isPrivateWay({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || /^((.+\.)?localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
}

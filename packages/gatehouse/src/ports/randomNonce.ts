/** 128 random bits in hexadecimal: 32 characters. Unlike `randomUUID` it needs no secure context. */
export function randomNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

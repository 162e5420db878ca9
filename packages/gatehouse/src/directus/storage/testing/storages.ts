import type { AuthData, AuthStorage } from '../../authentication/authData.ts'

/** As the vendor's documentation has it: text in a storage of strings. */
export class TextStorage {
  text: string | null = null
  get(): AuthData | null {
    return JSON.parse(this.text ?? 'null')
  }
  set(data: AuthData | null): void {
    this.text = JSON.stringify(data)
  }
}

/** Answers and writes after some turns, in order. */
export function slowStorage(inner: AuthStorage): AuthStorage {
  const later = () => new Promise((done) => setTimeout(done, 2))
  return {
    get: () => later().then(() => inner.get()),
    set: (data) => later().then(() => inner.set(data)),
  }
}

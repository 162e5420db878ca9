/** Where the session is kept, as the vendor's documentation shows it. */
export class LocalStorage {
  get() {
    return JSON.parse(localStorage.getItem('directus-data') ?? 'null')
  }
  set(data: unknown): void {
    localStorage.setItem('directus-data', JSON.stringify(data))
  }
}

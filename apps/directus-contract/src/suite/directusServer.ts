/** A server that the suite speaks to: the emulator or the real one, and no test knows which. */
export interface DirectusServer {
  /** `http://localhost:<port>` */
  readonly url: string
  /** The link of the newest mail to an address. Waits for it. */
  readMailLink(email: string): Promise<string>
  /** What a person does at the sign-in page of a provider: where they go on to, if that is one. */
  leaveSignInPage(page: URL): URL | undefined
  stop(): Promise<void>
}

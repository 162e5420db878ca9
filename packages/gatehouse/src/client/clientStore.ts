import { Observable } from 'rxjs'
import type { AuthState } from '../authState.ts'
import type { AuthStore } from '../authStore.ts'
import { AuthError } from '../errors.ts'
import type { Credential } from '../machine/credential.ts'
import type { AuthUser } from '../machine/session.ts'

/** What ties a client to the session that it was made in. */
export interface ClientBinding {
  /**
   * That session's credentials, as `credentials()` gives them. When the session gives way to
   * another person's, the last one is a rejection: an old client never gets a new person's token.
   */
  readonly auth: Observable<Promise<Credential>>
  /**
   * The credential to send now; with `rejected`, one that is newer than that.
   * @throws AuthError `session-changed` once the session is over, or what `getCredential` throws
   */
  readonly getCredential: (rejected?: Credential) => Promise<Credential>
  /** @throws AuthError `session-changed` once the session is over */
  readonly assertCurrent: () => void
}

/** How to make clients, and how to tell them apart. */
export interface ClientStoreOptions<Options, Client, Key> {
  readonly authStore: AuthStore<AuthUser>
  /** Equal keys get the same client. It must not hold a secret. @throws for options that are none */
  readonly keyOf: (options: Options) => Key
  readonly create: (options: Options, binding: ClientBinding) => Client
}

/** Clients by their options; one object for each, for as long as the session is the same person's. */
export interface ClientStore<Options, Client> {
  readonly getClient: (options: Options) => Client
  /** Calls `listener` when the clients have given way to another session's. Returns the stop. */
  readonly subscribe: (listener: () => void) => () => void
  readonly dispose: () => void
}

/** One session's clients. */
interface Generation<Client, Key> {
  readonly clients: Map<Key, Client>
  readonly binding: ClientBinding
  /** Whether somebody is, or was, signed in; until then it is for whoever comes first. */
  isTaken: boolean
  /** Whose it is; `undefined` while that is not known. */
  person: string | undefined
}

/**
 * Makes the store of clients that follow one auth store. A renewal never makes a new client; a
 * sign-out, and a change of person, make all of them new.
 */
export function createClientStore<Options, Client, Key = string>({
  authStore,
  keyOf,
  create,
}: ClientStoreOptions<Options, Client, Key>): ClientStore<Options, Client> {
  const listeners = new Set<() => void>()
  let seen = authStore.getState()
  let generation = nextGeneration(seen)
  /** The generation that those who listen know of. */
  let told = generation

  function nextGeneration(state: AuthState): Generation<Client, Key> {
    const self: Generation<Client, Key> = {
      clients: new Map(),
      isTaken: state.type === 'logged-in',
      person: personOf(state),
      binding: createBinding(authStore, () => generation === self && follow() === self),
    }
    return self
  }

  /** The generation of the session that stands now. */
  function follow(): Generation<Client, Key> {
    const state = authStore.getState()
    if (state === seen) return generation
    seen = state
    if (isOver(generation, state)) {
      generation = nextGeneration(state)
    } else if (state.type === 'logged-in') {
      generation.isTaken = true
      generation.person ??= personOf(state)
    }
    return generation
  }

  const stop = authStore.subscribe(() => {
    // Whoever was told earlier may have taken a client, and so made the new generation, already.
    if (follow() === told) return
    told = generation
    callAll([...listeners])
  })

  return {
    getClient(options) {
      const key = keyOf(options)
      const { clients, binding } = follow()
      const known = clients.get(key)
      if (known !== undefined) return known
      const client = create(options, binding)
      clients.set(key, client)
      return client
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    dispose() {
      stop()
      listeners.clear()
      generation.clients.clear()
    },
  }
}

/** Whether the session of these clients is another one than the state's. */
function isOver(
  { isTaken, person }: Pick<Generation<unknown, unknown>, 'isTaken' | 'person'>,
  state: AuthState,
): boolean {
  if (state.type !== 'logged-in') return isTaken
  return person !== undefined && person !== personOf(state)
}

/** One that throws keeps nobody else from hearing (F33); the auth store reports its error. */
function callAll(listeners: readonly (() => void)[]): void {
  const errors: unknown[] = []
  for (const listener of listeners) {
    try {
      listener()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length > 0) throw errors[0]
}

function createBinding(authStore: AuthStore<AuthUser>, isCurrent: () => boolean): ClientBinding {
  const assertCurrent = () => {
    if (!isCurrent()) throw sessionChanged()
  }
  return {
    auth: new Observable((subscriber) =>
      authStore.onCredential((credential) => {
        subscriber.next(isCurrent() ? credential : rejected())
      }),
    ),
    async getCredential(rejected) {
      assertCurrent()
      const credential = await authStore.getCredential({ ...(rejected && { rejected }) })
      assertCurrent()
      return credential
    },
    assertCurrent,
  }
}

function personOf(state: AuthState): string | undefined {
  return state.type === 'logged-in' ? state.currentUser?.id : undefined
}

function sessionChanged(): AuthError {
  return new AuthError(
    'session-changed',
    'This client belongs to a session that is over. Take a new one from the client store.',
  )
}

function rejected(): Promise<never> {
  const promise = Promise.reject(sessionChanged())
  promise.catch(() => undefined)
  return promise
}

import { createAuthStore } from '../../createAuthStore.ts'
import type { Ledger } from '../../ports/ledger.ts'
import type { Mutant } from './mutant.ts'

/** Kernels that stand on something that does not do what it promises. */
export const brokenPorts: readonly Mutant[] = [
  {
    name: 'the lock lets everybody in',
    noticedBy: ['I2'],
    options: {
      wrapEnvironment: (environment) => ({
        ...environment,
        lock: {
          request: async (_name, _options, task) => ({ type: 'held', value: await task() }),
        },
      }),
    },
  },
  {
    name: 'what is read under the lock is what was read before',
    noticedBy: ['I1', 'I2', 'I4', 'I5', 'I8'],
    options: {
      wrapEnvironment: (environment) => ({ ...environment, ledger: lagging(environment.ledger) }),
    },
  },
  {
    name: 'a write does not look at what it replaces',
    noticedBy: ['I1', 'I2', 'I5', 'I8'],
    options: {
      wrapEnvironment: (environment) => ({ ...environment, ledger: blind(environment.ledger) }),
    },
  },
  {
    name: 'the other tabs are never told',
    noticedBy: ['I1', 'I8'],
    options: {
      wrapEnvironment: (environment) => ({
        ...environment,
        tabs: { ...environment.tabs, post() {} },
        storage: { ...environment.storage, subscribe: () => () => {} },
      }),
    },
  },
  {
    name: 'timers cannot be stopped',
    noticedBy: ['I10'],
    options: {
      wrapEnvironment: (environment) => ({
        ...environment,
        clock: {
          now: environment.clock.now,
          after(ms, task) {
            environment.clock.after(ms, task)
            return () => {}
          },
        },
      }),
    },
  },
  {
    name: 'long timers never end',
    noticedBy: ['I6'],
    options: {
      wrapEnvironment: (environment) => ({
        ...environment,
        clock: {
          now: environment.clock.now,
          after: (ms, task) => (ms < 2_000 ? environment.clock.after(ms, task) : () => {}),
        },
      }),
    },
  },
  {
    name: 'subscribers are told twice',
    noticedBy: ['I7'],
    options: {
      makeStore(options) {
        const store = createAuthStore(options)
        return {
          ...store,
          subscribe: (listener) =>
            store.subscribe((state, previous) => {
              listener(state, previous)
              listener(state, previous)
            }),
        }
      },
    },
  },
]

/** Reads what the tab has read the last time. */
function lagging(ledger: Ledger): Ledger {
  let seen: unknown
  return {
    ...ledger,
    async read(name) {
      const before = seen
      seen = await ledger.read(name)
      return before
    },
  }
}

/** Decides by what the tab has read last, and writes over whatever stands there. */
function blind(ledger: Ledger): Ledger {
  let seen: unknown
  return {
    ...ledger,
    async read(name) {
      seen = await ledger.read(name)
      return seen
    },
    update: (name, decide) => ledger.update(name, () => decide(seen)),
  }
}

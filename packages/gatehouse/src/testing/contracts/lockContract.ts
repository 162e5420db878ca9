import type { Lock } from '../../ports/lock.ts'
import type { ContractTools } from './contractTools.ts'

/** Two tabs that contend for the same locks; for a lock of one tab, the same object twice. */
export interface LockPair {
  readonly first: Lock
  readonly second: Lock
  /** Lets that many milliseconds go by on the clock of these locks, and what is due happen. */
  readonly pass: (ms: number) => Promise<void>
}

const patient = { waitMs: 5_000 }

/** What every {@link Lock} has to do. `makePair` gives two tabs and locks that nobody holds. */
export function lockContract(tools: ContractTools, makePair: () => LockPair): void {
  const { test, expect } = tools

  /** Takes the lock and keeps it until told. */
  const hold = async (
    lock: Lock,
    name: string,
  ): Promise<{ readonly release: () => void; readonly result: Promise<unknown> }> => {
    let release = (): void => {}
    const ended = new Promise<void>((resolve) => {
      release = resolve
    })
    let result: Promise<unknown> | undefined
    await new Promise<void>((taken) => {
      result = lock.request(name, patient, async () => {
        taken()
        await ended
        return 'mine'
      })
    })
    return { release, result: result ?? Promise.reject(new Error('never asked')) }
  }

  test('a free lock is held and gives what its task gives', async () => {
    const { first } = makePair()
    expect(await first.request('a', patient, async () => 42)).toEqual({ type: 'held', value: 42 })
  })

  test('a free lock is held even by a caller that will not wait', async () => {
    const { first } = makePair()
    const result = await first.request('a', { waitMs: 0 }, async () => 42)
    expect(result).toEqual({ type: 'held', value: 42 })
  })

  test('two tasks never run at once, of one tab or of two', async () => {
    const { first, second, pass } = makePair()
    let running = 0
    let most = 0
    const task = async (): Promise<void> => {
      running += 1
      most = Math.max(most, running)
      for (let turn = 0; turn < 20; turn += 1) await null
      running -= 1
    }
    const tabs = [first, second, first, second, first]
    let open = tabs.length
    const results = tabs.map((tab) =>
      tab.request('a', patient, task).then((result) => {
        open -= 1
        return result.type
      }),
    )
    while (open > 0) await pass(20)
    expect(await Promise.all(results)).toEqual(tabs.map(() => 'held'))
    expect(most).toBe(1)
  })

  test('locks with different names do not hinder each other', async () => {
    const { first, second } = makePair()
    const other = await hold(first, 'a')
    const result = await second.request('b', { waitMs: 0 }, async () => 'free')
    expect(result).toEqual({ type: 'held', value: 'free' })
    other.release()
    await other.result
  })

  test('what the task throws is thrown, and the lock is free afterwards', async () => {
    const { first, second } = makePair()
    const failure = new Error('no')
    const failing = first.request('a', patient, async () => {
      throw failure
    })
    await expect(failing).rejects.toBe(failure)
    const next = await second.request('a', { waitMs: 0 }, async () => 'next')
    expect(next).toEqual({ type: 'held', value: 'next' })
  })

  test('a task that throws before its first await counts as one that rejects', async () => {
    const { first, second } = makePair()
    const failure = new Error('at once')
    const failing = first.request('a', patient, () => {
      throw failure
    })
    await expect(failing).rejects.toBe(failure)
    const next = await second.request('a', { waitMs: 0 }, async () => 'next')
    expect(next).toEqual({ type: 'held', value: 'next' })
  })

  test('a wait ends at its deadline, its task never runs, and the holder is not robbed', async () => {
    const { first, second, pass } = makePair()
    const holder = await hold(first, 'a')
    let ran = false
    let ended: unknown
    const waiting = second
      .request('a', { waitMs: 50 }, async () => {
        ran = true
      })
      .then((result) => {
        ended = result
      })
    await pass(20)
    expect(ended).toBeUndefined()
    for (let step = 0; step < 50 && !ended; step += 1) await pass(20)
    expect(ended).toEqual({ type: 'timedOut' })
    holder.release()
    expect(await holder.result).toEqual({ type: 'held', value: 'mine' })
    await waiting
    await pass(50)
    expect(ran).toBe(false)
  })

  test('a caller that will not wait leaves a held lock at once', async () => {
    const { first, second, pass } = makePair()
    const holder = await hold(first, 'a')
    const result = second.request('a', { waitMs: 0 }, async () => 'never')
    await pass(20)
    expect(await result).toEqual({ type: 'timedOut' })
    holder.release()
    await holder.result
  })

  test('one that waits is let in after the release', async () => {
    const { first, second, pass } = makePair()
    const holder = await hold(first, 'a')
    let entered: unknown
    const waiting = second
      .request('a', { waitMs: Number.MAX_SAFE_INTEGER }, async () => 'in')
      .then((result) => {
        entered = result
      })
    await pass(30)
    expect(entered).toBeUndefined()
    holder.release()
    await holder.result
    for (let step = 0; step < 50 && !entered; step += 1) await pass(20)
    expect(entered).toEqual({ type: 'held', value: 'in' })
    await waiting
  })

  test('one that gave up does not stand in the way of those behind it', async () => {
    const { first, second, pass } = makePair()
    const holder = await hold(first, 'a')
    const impatient = second.request('a', { waitMs: 30 }, async () => 'never')
    let entered: unknown
    const behind = first
      .request('a', patient, async () => 'in')
      .then((result) => {
        entered = result
      })
    for (let step = 0; step < 10; step += 1) await pass(20)
    expect(await impatient).toEqual({ type: 'timedOut' })
    holder.release()
    await holder.result
    for (let step = 0; step < 50 && !entered; step += 1) await pass(20)
    expect(entered).toEqual({ type: 'held', value: 'in' })
    await behind
  })
}

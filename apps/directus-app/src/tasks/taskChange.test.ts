import { expect, test } from 'vitest'
import type { Task } from '../schema.ts'
import { lastSort, otherStatus, type TaskChange, withChange } from './taskChange.ts'

const chairs: Task = { id: 1, title: 'Order chairs', status: 'open', sort: 3 }
const hall: Task = { id: 2, title: 'Book the hall', status: 'done', sort: null }
const tasks = [chairs, hall]

const changes: readonly (readonly [TaskChange, readonly Task[]])[] = [
  [{ type: 'added', title: 'New', sort: 4 }, tasks],
  [{ type: 'renamed', id: 1, title: 'Chairs' }, [{ ...chairs, title: 'Chairs' }, hall]],
  [{ type: 'ticked', id: 1, status: 'done' }, [{ ...chairs, status: 'done' }, hall]],
  [{ type: 'deleted', id: 2 }, [chairs]],
  [{ type: 'deleted', id: 7 }, tasks],
]

test.each(changes)('the list shows %j at once', (change, expected) => {
  expect(withChange(tasks, change)).toEqual(expected)
})

test('a new task goes to the end', () => {
  expect([lastSort(tasks), lastSort([])]).toEqual([4, 1])
})

test('a tick is taken back by another one', () => {
  expect([otherStatus(chairs), otherStatus(hall)]).toEqual(['done', 'open'])
  expect(otherStatus({ status: 'in_progress' })).toBe('done')
})

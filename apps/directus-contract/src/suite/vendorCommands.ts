import {
  createItem,
  deleteItem,
  type Query,
  type RestCommand,
  readItem,
  readItems,
  updateItem,
} from '@directus/sdk'
import type { SuiteSchema, Task } from './suiteSchema.ts'

// The vendor's commands, with the schema that they are for said here: a client of ours takes them,
// and does not tell them its own.

type TaskQuery = Query<SuiteSchema, Task>

export function readTasks(query: TaskQuery = {}): RestCommand<unknown, SuiteSchema> {
  return readItems<SuiteSchema, 'tasks', TaskQuery>('tasks', query)
}

export function readTask(id: number): RestCommand<unknown, SuiteSchema> {
  return readItem<SuiteSchema, 'tasks', TaskQuery>('tasks', id)
}

export function createTask(task: Partial<Task>): RestCommand<unknown, SuiteSchema> {
  return createItem<SuiteSchema, 'tasks', Query<SuiteSchema, Task[]>>('tasks', task)
}

export function updateTask(id: number, task: Partial<Task>): RestCommand<unknown, SuiteSchema> {
  return updateItem<SuiteSchema, 'tasks', Query<SuiteSchema, Task[]>>('tasks', id, task)
}

export function deleteTask(id: number): RestCommand<void, SuiteSchema> {
  return deleteItem<SuiteSchema, 'tasks'>('tasks', id)
}

export function readAnnouncements(): RestCommand<unknown, SuiteSchema> {
  return readItems<SuiteSchema, 'announcements', object>('announcements')
}

import { expect, test } from 'vitest'
import {
  type ResourceDefaults,
  resourceDefaults,
  withResourceDefaults,
} from './resourceDefaults.ts'

const apiVersion = '2025-02-19'
const library = { mediaLibraryId: 'mlAbc' }
const TEST = { dataset: 'test' }
const journal = { projectId: 'journal', dataset: 'production' }

test.each([
  ['a resource is it', { resource: library }, { resource: library }],
  ['a resource goes before a project', { resource: library, ...journal }, { resource: library }],
  ['a project and a dataset are a resource', journal, { resource: journal }],
  ['a project alone has no dataset', { projectId: 'other' }, { projectId: 'other' }],
  ["a dataset is of the app's project", TEST, { resource: { projectId: 'app', ...TEST } }],
])('below a provider, %s', (_, own, defaults) => {
  expect(resourceDefaults(own, {}, 'app')).toEqual(defaults)
})

test.each<readonly [string, ResourceDefaults, ResourceDefaults]>([
  ['a resource', { resource: journal }, { resource: { projectId: 'journal', ...TEST } }],
  ['a project', { projectId: 'other' }, { resource: { projectId: 'other', ...TEST } }],
])('a dataset is of the nearest project, that of %s around', (_, around, defaults) => {
  expect(resourceDefaults(TEST, around, 'app')).toEqual(defaults)
})

test('what a provider does not say is as it is around it', () => {
  const around = { resource: library, perspective: 'drafts' } as const
  expect(resourceDefaults({}, around, 'app')).toEqual(around)
  expect(resourceDefaults({ perspective: 'raw' }, around, 'app')).toEqual({
    resource: library,
    perspective: 'raw',
  })
  expect(resourceDefaults({ projectId: 'other' }, around, 'app')).toEqual({
    projectId: 'other',
    perspective: 'drafts',
  })
})

test('a dataset without any project around is no place', () => {
  expect(resourceDefaults({ dataset: 'test' }, {}, undefined)).toEqual({})
})

test('options that name no place get it, or its project', () => {
  const given = { apiVersion }
  expect(withResourceDefaults(given, { resource: library })).toEqual({
    ...given,
    resource: library,
  })
  expect(withResourceDefaults(given, { projectId: 'x' })).toEqual({ ...given, projectId: 'x' })
  expect(withResourceDefaults({ apiVersion, ...TEST }, { resource: journal })).toEqual({
    apiVersion,
    ...TEST,
    projectId: 'journal',
  })
})

test('options without a perspective get it, whatever place they name', () => {
  const given = { apiVersion, projectId: 'x' }
  expect(withResourceDefaults(given, { perspective: 'drafts', resource: journal })).toEqual({
    ...given,
    perspective: 'drafts',
  })
})

test.each([
  ['the API itself', { scope: 'global' }],
  ['a resource', { resource: journal }],
  ['a project', { projectId: 'x' }],
  ['a dataset, in a media library', { dataset: 'x' }],
] as const)('options that name %s mean just that: they are passed on as they are', (_, options) => {
  const given = { apiVersion, ...options }
  expect(withResourceDefaults(given, { resource: library })).toBe(given)
})

test('where nothing is said, options are the same object', () => {
  const given = { apiVersion }
  expect(withResourceDefaults(given, {})).toBe(given)
})

test("an option's own perspective stays", () => {
  const given = { apiVersion, perspective: 'raw' } as const
  expect(withResourceDefaults(given, { perspective: 'drafts' })).toEqual(given)
})

import type { CaseRef, Section, Source, Target } from './row.ts'

/** How long things take. */
export const timeSection: Section = {
  title: 'Time',
  note: 'Warm; in each process, what a fifth of many batches of 1 ms stay below, because other work on the machine makes batches slower and never faster. A target is a ratio: what was asked of ours, over what the vendor’s took when it was asked.',
  rows: [
    {
      what: 'getClient for known options, a literal at each call',
      unit: 'µs',
      ours: time('getClient/ours', 'literal'),
      theirs: time('getClient/theirs', 'literal'),
      target: ratio(0.5, 6.2),
    },
    {
      what: 'getClient for known options, one object',
      unit: 'µs',
      ours: time('getClient/ours', 'object'),
      theirs: time('getClient/theirs', 'object'),
      target: ratio(0.5, 6.2),
    },
    {
      what: 'getClient for known options, a literal at each call, among 2,000 sets',
      unit: 'µs',
      ours: time('getClient/ours', 'amongMany'),
      theirs: time('getClient/theirs', 'amongMany'),
      target: ratio(0.5, 6.2),
    },
    {
      what: 'createAuthStore to logged-in, static token',
      unit: 'µs',
      ours: time('signIn/oursCore', 'own'),
      theirs: time('signIn/theirs', 'own'),
      target: ratio(40, 61.6),
    },
    {
      what: 'createSanityInstance to logged-in, static token, the request for the user not made',
      unit: 'µs',
      ours: time('signIn/ours', 'own'),
      theirs: time('signIn/theirs', 'own'),
      target: ratio(40, 61.6),
    },
    {
      what: 'The same, with @sanity/client making that request to a silent network',
      unit: 'µs',
      ours: time('signIn/ours', 'all'),
      theirs: time('signIn/theirs', 'all'),
      target: ratio(40, 61.6),
    },
    {
      what: 'Notify 1,000 subscribers of getAuthState',
      unit: 'µs',
      ours: time('subscribers/ours', 'notifying'),
      theirs: time('subscribers/theirs', 'notifying'),
      target: ratio(100, 395),
    },
    {
      what: 'Notify 1,000 subscribers of the store itself',
      unit: 'µs',
      ours: time('subscribers/oursCore', 'notifying'),
      theirs: time('subscribers/theirs', 'notifying'),
      target: ratio(100, 395),
    },
    {
      what: 'Subscribe 1,000 times to getAuthState',
      unit: 'ms',
      ours: time('subscribers/ours', 'subscribing'),
      theirs: time('subscribers/theirs', 'subscribing'),
      target: ratio(2, 14.6),
    },
    {
      what: 'Subscribe 1,000 times to the store itself',
      unit: 'ms',
      ours: time('subscribers/oursCore', 'subscribing'),
      theirs: time('subscribers/theirs', 'subscribing'),
      target: ratio(2, 14.6),
    },
  ],
}

function time(file: string, figure: string): Source {
  const ref: CaseRef = { file, world: file.startsWith('signIn/') ? 'page' : 'node', kind: 'time' }
  return { type: 'case', case: ref, figure }
}

function ratio(value: number, theirs: number): Target {
  return { type: 'ratio', value, theirs }
}

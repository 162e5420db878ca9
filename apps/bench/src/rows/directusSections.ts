import type { CaseRef, Row, Section, Source, Target } from './row.ts'

/** What a request costs that an app sends through a client, and not by itself. */
export const directusRequestSection: Section = {
  title: 'A REST request of Directus',
  note: 'A list of ten items, read from a server in the same process: as a multiple of a bare `fetch` of the same with its JSON read, the three taking turns; and from memory, the time on top of that `fetch`.',
  rows: [
    request('With a static token, over a bare fetch', 'token', '×'),
    request('With a session, over a bare fetch', 'session', '×'),
    request('With a static token, own work', 'tokenWork', 'µs'),
    request('With a session, own work', 'sessionWork', 'µs'),
  ],
}

/** What many requests do to a session at its end. */
export const directusExpirySection: Section = {
  title: '1,000 requests of Directus at the moment of expiry',
  note: 'At once, against the emulator, in json mode, after one renewal: when the device has slept past the end of the token, and when the server ends it before the client expects that. A refresh counts whether or not the server granted it; a client that sends none has not noticed.',
  rows: [
    expiry('After a sleep: refreshes', 'wokenRefreshes', { type: 'exactly', value: 1 }),
    expiry('After a sleep: failed requests', 'wokenFailures', { type: 'most', value: 0 }),
    expiry('Ended early: refreshes', 'earlyRefreshes', { type: 'exactly', value: 1 }),
    expiry('Ended early: failed requests', 'earlyFailures', { type: 'most', value: 0 }),
  ],
}

function request(what: string, figure: string, unit: string): Row {
  return {
    what,
    unit,
    ...sides('directusRequest', 'time', figure),
    target: { type: 'ratio', value: 1, theirs: 1 },
  }
}

function expiry(what: string, figure: string, target: Target): Row {
  return { what, unit: '', ...sides('directusExpiry', 'count', figure), target }
}

function sides(
  folder: string,
  kind: CaseRef['kind'],
  figure: string,
): { readonly ours: Source; readonly theirs: Source } {
  const source = (side: string): Source => ({
    type: 'case',
    case: { file: `${folder}/${side}`, world: 'node', kind },
    figure,
  })
  return { ours: source('ours'), theirs: source('theirs') }
}

import type { Imported } from '../sizes/bundleSize.ts'
import type { Row, Section, Target } from './row.ts'

const APP = ['SanityApp', 'useAuthState', 'useClient', 'useCurrentUser']

const TOKEN = ['createDirectus', 'rest', 'staticToken']
const WHOLE = [...TOKEN, 'authentication', 'realtime']

/** What an app has to load. */
export const bundleSection: Section = {
  title: 'Bundle',
  note: 'Vite, minified and gzipped as one file, in kB of 1,000 bytes, without what the app has anyway: React, `@sanity/client`, and the rxjs that comes with it. What is loaded on demand has rows of its own.',
  rows: [
    ...pair('SanityApp and three hooks', {
      ours: { from: 'gatehouse/sanity/react', names: APP },
      theirs: { from: '@sanity/sdk-react', names: APP },
      most: 16,
    }),
    part('… in a studio, on top', 'studioStrategy', 3),
    part('… on its own, on top', 'standaloneStrategy', 3),
    part('… by OAuth, on top (with `oauth4webapi`)', 'oauthStrategy', 3),
    ...pair('The core: a session', {
      ours: { from: 'gatehouse', names: ['createAuthStore'] },
      theirs: { from: '@sanity/sdk', names: ['createSanityInstance', 'getAuthState'] },
      most: 8,
    }),
    ...pair('useAuthState alone', {
      ours: { from: 'gatehouse/react', names: ['useAuthState'] },
      theirs: { from: '@sanity/sdk-react', names: ['useAuthState'] },
      most: 3,
    }),
    ...pair("The dashboard's side of the frame", {
      ours: { from: 'gatehouse/sanity/host', names: ['createDashboardHost'] },
      theirs: {
        from: '@sanity/sdk/comlink',
        names: ['getOrCreateController', 'getOrCreateChannel'],
      },
    }),
    directus('Directus: createDirectus, staticToken, rest', TOKEN, 2.5),
    directusPart('… after the first refusal, on top', TOKEN, 'recover'),
    directus('Directus: the same with authentication and realtime', WHOLE, 12),
  ],
}

/** A mode that an app loads when it starts in it. The vendor's modes are all in one. */
function part(what: string, name: string, most: number): Row {
  const imported = { from: 'gatehouse/sanity/react', names: APP, part: name }
  return {
    what,
    unit: 'kB',
    ours: { type: 'bundle', imported, rxjs: 'brought' },
    target: { type: 'most', value: most },
  }
}

/** A client of Directus, with everything that it needs. */
function directus(what: string, names: readonly string[], most: number): Row {
  return {
    what,
    unit: 'kB',
    ours: { type: 'bundle', imported: { from: 'gatehouse/directus', names }, rxjs: 'counted' },
    theirs: { type: 'bundle', imported: { from: '@directus/sdk', names }, rxjs: 'counted' },
    target: { type: 'most', value: most },
  }
}

/** What such a client loads on demand. */
function directusPart(what: string, names: readonly string[], part: string): Row {
  const imported = { from: 'gatehouse/directus', names, part }
  return { what, unit: 'kB', ours: { type: 'bundle', imported, rxjs: 'counted' } }
}

interface Sides {
  readonly ours: Imported
  readonly theirs: Imported
  /** In kB. */
  readonly most?: number
}

function pair(what: string, { ours, theirs, most }: Sides): readonly Row[] {
  const row = (rxjs: 'brought' | 'counted', target: { readonly target?: Target }): Row => ({
    what: rxjs === 'brought' ? what : `${what}, with rxjs counted`,
    unit: 'kB',
    ours: { type: 'bundle', imported: ours, rxjs },
    theirs: { type: 'bundle', imported: theirs, rxjs },
    ...target,
  })
  const target: Target | undefined = most === undefined ? undefined : { type: 'most', value: most }
  return [row('brought', target ? { target } : {}), row('counted', {})]
}

import type { Imported } from '../sizes/bundleSize.ts'
import type { Row, Section, Target } from './row.ts'

const APP = ['SanityApp', 'useAuthState', 'useClient', 'useCurrentUser']

/** What an app has to load. */
export const bundleSection: Section = {
  title: 'Bundle',
  note: 'esbuild, minified and gzipped as one file, in kB of 1,000 bytes, without what the app has anyway: React, `@sanity/client`, and the rxjs that comes with it.',
  rows: [
    ...pair('SanityApp and three hooks', {
      ours: { from: 'gatehouse/sanity/react', names: APP },
      theirs: { from: '@sanity/sdk-react', names: APP },
      most: 16,
    }),
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
  ],
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

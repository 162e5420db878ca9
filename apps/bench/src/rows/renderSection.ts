import type { Section, Source } from './row.ts'

/** What a renewal does to what is on screen. */
export const renderSection: Section = {
  title: 'Renders',
  note: '1,000 mounted components on `useClient` and `useCurrentUser`, in production React. The person comes back after 12 hours, and the stamped token is refreshed.',
  rows: [
    {
      what: 'Renders for one renewal',
      unit: '',
      ours: renders('renders/ours'),
      theirs: renders('renders/theirs'),
      target: { type: 'most', value: 0 },
    },
  ],
}

function renders(file: string): Source {
  return { type: 'case', case: { file, world: 'page', kind: 'count' }, figure: 'renders' }
}

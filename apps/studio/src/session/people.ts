/** Who can be signed in to the studio: members of its project in the emulator's own seed. */
export const PEOPLE = [
  { id: 'gAdaOkafor1', name: 'Ada' },
  { id: 'gTomasLind2', name: 'Tomás' },
] as const

/** People of the emulator's own seed. */
export const ADA = { id: 'gAdaOkafor1', name: 'Ada Okafor' } as const
export const TOMAS = { id: 'gTomasLind2', name: 'Tomás Lindqvist' } as const
/** Her sign-in fails. */
export const MIRA = { id: 'gMiraCaste3', name: 'Mira Castellanos' } as const

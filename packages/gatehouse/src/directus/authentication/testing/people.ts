/** People of the emulator's seed. */
export const EDITOR = {
  id: '4c2d9a70-6e1b-4f58-8a34-20b7c91e0002',
  email: 'editor@example.com',
  password: 'editor-pass-1',
}
export const VIEWER = {
  id: '4c2d9a70-6e1b-4f58-8a34-20b7c91e0006',
  email: 'viewer@example.com',
  password: 'viewer-pass-1',
}
/** Has a second factor. */
export const CAREFUL = {
  email: 'tfa@example.com',
  password: 'tfa-pass-1',
  secret: 'JBSWY3DPEHPK3PXP',
}
export const STATIC_TOKEN = 'admin-static-token'

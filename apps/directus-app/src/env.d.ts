interface ImportMetaEnv {
  /** Where Directus is. */
  readonly VITE_DIRECTUS_URL?: string
  /** `yes`: it is the emulator's, whose people may be shown. */
  readonly VITE_DIRECTUS_IS_EMULATED?: string
}

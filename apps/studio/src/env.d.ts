interface ImportMetaEnv {
  readonly VITE_API_HOST?: string
}

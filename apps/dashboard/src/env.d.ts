interface ImportMetaEnv {
  readonly VITE_API_HOST?: string
  readonly VITE_LOGIN_ORIGIN?: string
  readonly VITE_APP_ORIGIN?: string
}

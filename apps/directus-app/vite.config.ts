import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contentSecurityPolicy } from '../../tools/contentSecurityPolicy.ts'
import { fromSource } from '../../vite.base.config.ts'

export default defineConfig({
  ...fromSource,
  plugins: [react(), contentSecurityPolicy()],
  server: { host: '127.0.0.1', port: 4704, strictPort: true },
})

import { type InlineConfig, mergeConfig } from 'vite'
import { fromSource } from '../../../../vite.base.config.ts'

/** What all builds have in common, and what one has besides. */
export function inline(config: InlineConfig): InlineConfig {
  const shared: InlineConfig = {
    logLevel: 'error',
    build: { emptyOutDir: true, reportCompressedSize: false },
  }
  return mergeConfig(mergeConfig(fromSource, shared), config)
}

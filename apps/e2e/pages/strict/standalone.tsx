import { StrictMode } from 'react'
import { mount } from '../mount.ts'
import { Standalone } from '../standalone/Standalone.tsx'
import { standaloneConfig } from '../standalone/standaloneConfig.ts'

mount(
  <StrictMode>
    <Standalone config={standaloneConfig(location)} />
  </StrictMode>,
)

import { SanityApp } from 'gatehouse/sanity/react'
import { StrictMode } from 'react'
import { mount } from '../mount.ts'
import { Probe } from '../probe/Probe.tsx'
import { probeConfig } from '../probe/probeConfig.ts'

mount(
  <StrictMode>
    <SanityApp config={probeConfig(location)} fallback={<p>One moment…</p>}>
      <Probe />
    </SanityApp>
  </StrictMode>,
)

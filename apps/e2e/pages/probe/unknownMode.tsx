import type { SanityConfig } from 'gatehouse/sanity'
import { SanityApp } from 'gatehouse/sanity/react'
import { mount } from '../mount.ts'
import { Probe } from './Probe.tsx'
import { probeConfig } from './probeConfig.ts'

/** As JavaScript would let it happen. */
const unknown = { ...probeConfig(location), studioMode: 'yes' } as unknown as SanityConfig

mount(
  <SanityApp config={unknown} fallback={null}>
    <Probe />
  </SanityApp>,
)

import { SanityApp } from 'gatehouse/sanity/react'
import { mount } from '../mount.ts'
import { Probe } from './Probe.tsx'
import { probeConfig } from './probeConfig.ts'

mount(
  <SanityApp config={probeConfig(location)} fallback={<p>One moment…</p>}>
    <Probe />
  </SanityApp>,
)

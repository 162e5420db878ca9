import { SanityApp, type SanityAppProps } from 'gatehouse/sanity/react'
import { mount } from '../mount.ts'
import { Probe } from './Probe.tsx'

/** As JavaScript would let it happen. */
const forgotten = { fallback: null } as unknown as SanityAppProps

mount(
  <SanityApp {...forgotten}>
    <Probe />
  </SanityApp>,
)

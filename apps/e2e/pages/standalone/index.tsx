import { mount } from '../mount.ts'
import { Standalone } from './Standalone.tsx'
import { standaloneConfig } from './standaloneConfig.ts'

mount(
  <Standalone
    config={standaloneConfig(location)}
    ownLogin={new URLSearchParams(location.search).get('signIn') === 'own'}
  />,
)

import { mount } from '../mount.ts'
import { Standalone } from '../standalone/Standalone.tsx'
import { oauthConfig } from './oauthConfig.ts'

mount(<Standalone config={oauthConfig(location)} />)

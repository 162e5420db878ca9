import { bundleSection } from './bundleSection.ts'
import { directusExpirySection, directusRequestSection } from './directusSections.ts'
import { renderSection } from './renderSection.ts'
import { dashboardResidueSection, sharedResidueSection } from './residueSections.ts'
import type { Section } from './row.ts'
import { timeSection } from './timeSection.ts'

/** The whole table. */
export const sections: readonly Section[] = [
  bundleSection,
  timeSection,
  renderSection,
  dashboardResidueSection,
  sharedResidueSection,
  directusRequestSection,
  directusExpirySection,
]

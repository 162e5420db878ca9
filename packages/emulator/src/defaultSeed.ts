import directus from '../seeds/default/directus.json' with { type: 'json' }
import documents from '../seeds/default/documents.json' with { type: 'json' }
import oauthClients from '../seeds/default/oauthClients.json' with { type: 'json' }
import organizations from '../seeds/default/organizations.json' with { type: 'json' }
import people from '../seeds/default/people.json' with { type: 'json' }
import projects from '../seeds/default/projects.json' with { type: 'json' }
import { parseSeed, type Seed } from './seed.ts'

/** The people, projects, documents and OAuth clients that the emulator starts with: `seeds/default/*.json`. */
export function defaultSeed(): Seed {
  return parseSeed({ people, organizations, projects, documents, oauthClients, directus })
}

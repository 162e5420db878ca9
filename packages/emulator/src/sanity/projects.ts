import { Hono } from 'hono'
import type { Person, Project } from '../seed.ts'
import type { World } from '../world.ts'
import { authenticate, requireProject } from './caller.ts'
import { plainError } from './errors.ts'
import { roleNamed } from './users.ts'

/** `/projects` and `/projects/:id`, which both kinds of API host serve. */
export function projectRoutes(world: () => World): Hono {
  const app = new Hono()
  app.get('/projects', (c) => {
    const { person } = authenticate(world(), c.req.raw.headers)
    const organizationId = c.req.query('organizationId')
    const mine = world().projects.filter(
      (project) =>
        isMember(project, person) &&
        (organizationId === undefined || project.organizationId === organizationId),
    )
    return c.json(mine.map((project) => describe(project, person, new URL(c.req.url))))
  })
  app.get('/projects/:id', (c) => {
    const { person } = authenticate(world(), c.req.raw.headers)
    const project = requireMembership(world(), c.req.param('id'), person)
    return c.json(describe(project, person, new URL(c.req.url)))
  })
  app.get('/projects/:id/datasets', (c) => {
    const { person } = authenticate(world(), c.req.raw.headers)
    return c.json(requireMembership(world(), c.req.param('id'), person).datasets)
  })
  return app
}

/** On the global host a stranger to the project meets the vendor's missing grant. */
function requireMembership(world: World, projectId: string, person: Person): Project {
  const project = requireProject(world, projectId)
  if (!isMember(project, person)) {
    throw plainError(403, 'User is missing required grant `sanity.project/read`')
  }
  return project
}

function isMember(project: Project, person: Person): boolean {
  return project.members.some((member) => member.person === person.id)
}

function describe(project: Project, person: Person, { searchParams }: URL): object {
  return {
    id: project.id,
    displayName: project.displayName,
    studioHost: project.studioHost,
    organizationId: project.organizationId,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    createdAt: project.createdAt,
    metadata: { color: project.color },
    ...(searchParams.get('includeFeatures') === 'false' ? {} : { features: [] }),
    ...(searchParams.get('includeMembers') === 'false'
      ? {}
      : { members: project.members.map((member) => describeMember(member, person)) }),
  }
}

function describeMember(member: Project['members'][number], person: Person): object {
  return {
    id: member.person,
    role: member.role,
    roles: [roleNamed(member.role)],
    isRobot: false,
    isCurrentUser: member.person === person.id,
  }
}

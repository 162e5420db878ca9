import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Provider } from 'oidc-provider'
import { freePort } from './freePort.ts'

/** An app that may sign people in here. */
export interface IdentityClient {
  readonly id: string
  readonly redirectUri: string
}

/** A place to sign in at, on this computer. It asks nobody anything. */
export interface IdentityProvider {
  /** `http://localhost:<port>` */
  readonly issuer: string
  /** What every client proves itself with. */
  readonly clientSecret: string
  stop(): Promise<void>
}

const CLIENT_SECRET = 'a secret that only this computer knows'

const LIFE_S = 600

/**
 * Starts an OpenID provider that signs one person in for each client, `<client>@example.com`, and
 * shows no page on the way.
 */
export async function startIdentityProvider(
  clients: readonly IdentityClient[],
): Promise<IdentityProvider> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, configuration(clients))
  const answer = provider.callback()
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/interaction/')) answer(request, response)
    else interact(provider, request, response).catch((error) => response.destroy(error))
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    issuer,
    clientSecret: CLIENT_SECRET,
    stop: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function configuration(clients: readonly IdentityClient[]): object {
  return {
    clients: clients.map(({ id, redirectUri }) => ({
      client_id: id,
      client_secret: CLIENT_SECRET,
      redirect_uris: [redirectUri],
      grant_types: ['authorization_code'],
      response_types: ['code'],
    })),
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    // What the package would otherwise remind of: nothing here outlives a run.
    ttl: {
      AccessToken: LIFE_S,
      AuthorizationCode: LIFE_S,
      Grant: LIFE_S,
      IdToken: LIFE_S,
      Interaction: LIFE_S,
      Session: LIFE_S,
    },
    jwks: { keys: [signingKey()] },
    cookies: { keys: ['signs the cookies of this computer'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId, email: accountId, email_verified: true, name: accountId }),
    }),
  }
}

function signingKey(): object {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig' }
}

/** Signs the client's person in, then agrees to everything in their name. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response)
  if (prompt.name === 'login') {
    const login = { accountId: `${params.client_id}@example.com` }
    await provider.interactionFinished(request, response, { login })
    return
  }
  const accountId = session?.accountId ?? ''
  const grant = new provider.Grant({ accountId, clientId: params.client_id })
  grant.addOIDCScope(params.scope)
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(
    request,
    response,
    { consent },
    { mergeWithLastSubmission: true },
  )
}

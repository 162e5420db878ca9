import type { World } from '../../world.ts'
import { clientIn, readForm, required } from './form.ts'
import { type OAuthTokens, redeemCode, rotate } from './grants.ts'
import { oauthError } from './oauthError.ts'
import { challengeOf, isVerifier } from './pkce.ts'

/** `POST /auth/oauth/token`. @throws {ApiError} in OAuth's form */
export async function tokenEndpoint(world: World, request: Request): Promise<Response> {
  const form = await readForm(request)
  const { clientId } = clientIn(form, world)
  const resource = form.get('resource')
  switch (required(form, 'grant_type')) {
    case 'authorization_code': {
      const [code, redirectUri] = [required(form, 'code'), required(form, 'redirect_uri')]
      // The hash is made before anything is looked up, so that two requests at once cannot both
      // find the code fresh.
      const challenge = await challengeIn(form)
      return answer(redeemCode(world, { code, clientId, redirectUri, challenge, resource }))
    }
    case 'refresh_token': {
      const refreshToken = required(form, 'refresh_token')
      return answer(rotate(world, { refreshToken, clientId, resource }))
    }
    default:
      throw oauthError(
        'unsupported_grant_type',
        'The grant_type is neither authorization_code nor refresh_token',
      )
  }
}

async function challengeIn(form: URLSearchParams): Promise<string> {
  const verifier = required(form, 'code_verifier')
  if (isVerifier(verifier)) return challengeOf(verifier)
  throw oauthError('invalid_request', 'The code_verifier is not 43 to 128 unreserved characters')
}

function answer({ access, refresh }: OAuthTokens): Response {
  return Response.json({
    access_token: access.value,
    token_type: 'bearer',
    expires_in: Math.floor((access.expiresAt - access.issuedAt) / 1000),
    refresh_token: refresh.value,
  })
}

import type { World } from '../world.ts';
import { type Answer, refuse } from './answer.ts';
import type { Method } from './method.ts';

/** Why this token may not call this method; undefined when it may. */
export function tokenRefusal(
  world: World,
  method: Method,
  token: string | undefined,
): Answer | undefined {
  const { botToken, appToken } = world.identity;
  if (!token) return refuse('not_authed');
  if (token !== botToken && token !== appToken) return refuse('invalid_auth');
  if (world.standing === 'uninstalled') return refuse('account_inactive');
  const kind = token === appToken ? 'app' : 'bot';
  if (method.token !== 'any' && method.token !== kind) return refuse('not_allowed_token_type');
  return kind === 'bot' && world.standing === 'revoked' ? refuse('token_revoked') : undefined;
}

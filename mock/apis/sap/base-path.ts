import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { Entry } from '../../core/api.ts';
import { enterBelow } from '../../core/enter-base-path.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Reply } from '../../core/operation-types.ts';
import { messages, refuse } from './errors.ts';
import type { SapState } from './state.ts';

const below = enterBelow('/v2');

/** The API is below `/v2`, and the token server at the root, where clients look for it. */
export function enter(request: HttpRequest): Entry {
  if (request.path === '/oauth/token') return { segments: ['oauth', 'token'] };
  const entry = below(request);
  return entry.segments[0] === 'oauth' ? { segments: [] } : entry;
}

/** The answer to a call of no operation (S-A23). */
export function notFound(
  _request: HttpRequest,
  allowed: readonly string[],
  exchange: Exchange<SapState>,
): Reply {
  if (allowed.length === 0) return refuse(exchange, 404, messages.pathNotFound);
  return refuse(exchange, 405, messages.methodNotAllowed, { Allow: allowed.join(', ') });
}

import type { operations } from '../../../generated/gcore.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { type ApiError, errors } from './errors.ts';
import { readChanges, readNewSecret, readPage, readScope } from './input.ts';
import type { GcoreState } from './state.ts';

/**
 * The vendor's operations. Each makes its checks in the same order: path parameters, query or body, existence,
 * conflict (G-A28).
 */
export const overrides = {
  'CaaSPullSecretsHandler.get': async ({ path, request, state, reply }) => {
    await refuseTooMany(state);
    const scope = readScope(path, state);
    const { limit, offset } = readPage(request, state);
    state.requireScope(scope);
    const secrets = await state.list(scope);
    return reply(200, { count: secrets.length, results: secrets.slice(offset, offset + limit) });
  },

  'CaaSPullSecretsHandler.post': async ({ path, request, state, reply }) => {
    await refuseTooMany(state);
    const scope = readScope(path, state);
    const wanted = readNewSecret(request, state);
    state.requireScope(scope);
    if (await state.isIn('region-full')) throw state.refusal(errors.regionFull(scope.region));
    const secret = await state.create(scope, wanted);
    if (!secret) throw await conflict(state, errors.nameTaken(wanted.name));
    return reply(200, secret);
  },

  'PullSecretHandler.get': async ({ path, state, reply }) => {
    await refuseTooMany(state);
    const scope = readScope(path, state);
    state.requireScope(scope);
    const secret = await state.find(scope, path.secret_name);
    if (!secret) throw state.refusal(errors.notFound('Pull secret', path.secret_name));
    return reply(200, secret);
  },

  'PullSecretHandler.patch': async ({ path, request, state, reply }) => {
    await refuseTooMany(state);
    const scope = readScope(path, state);
    const changes = readChanges(request, state);
    state.requireScope(scope);
    const secret = await state.update(scope, path.secret_name, changes);
    if (!secret) throw state.refusal(errors.notFound('Pull secret', path.secret_name));
    return reply(200, secret);
  },

  'PullSecretHandler.delete': async ({ path, state, reply }) => {
    await refuseTooMany(state);
    const scope = readScope(path, state);
    state.requireScope(scope);
    const name = path.secret_name;
    const used = (await state.isIn('secrets-in-use')) && (await state.find(scope, name)) !== undefined;
    if (used) throw await conflict(state, errors.inUse(name));
    const removed = await state.remove(scope, name);
    if (!removed) throw state.refusal(errors.notFound('Pull secret', name));
    return reply(204);
  },
} satisfies Required<Overrides<operations, GcoreState>>;

async function refuseTooMany(state: GcoreState): Promise<void> {
  if (await state.isIn('too-many-requests')) throw state.refusal(errors.tooManyRequests);
}

// The vendor's SDKs repeat a request after a conflict, unless a header says not to (G-A29).
async function conflict(state: GcoreState, error: ApiError) {
  const isFinal = await state.isIn('conflicts-are-final');
  return state.refusal(isFinal ? { ...error, headers: { 'x-should-retry': 'false' } } : error);
}

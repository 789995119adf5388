import type { operations } from '../../../generated/sap.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import { requireCredential } from './answer-invalid-input.ts';
import { messages, type RefusedCall, refuse, tokenRefusals } from './errors.ts';
import { clientOf } from './issue-token.ts';
import type { SapState } from './state.ts';

const json = 'application/json';
const mergePatch = 'application/merge-patch+json';

/** The service's operations, by the ids of the vendor's API definition. The 202s take effect at once, as they do there. */
export const overrides = {
  'kubesubmit.v4.docker_registry_secrets.query': async ({ query, request, state, reply }) => {
    await requireService({ request, state });
    const { $top, $count } = query;
    // One of more digits than a number has is a bigint.
    const $skip = Number(query.$skip ?? 0);
    const names = await state.names();
    const page = names.slice($skip, $top === undefined ? undefined : $skip + Number($top));
    const count = $count ? names.length : page.length;
    return reply(200, { count, resources: page.map((name) => ({ name })) });
  },

  'kubesubmit.v4.docker_registry_secrets.create': async ({ body, request, state, reply }) => {
    await requireService({ request, state });
    requireCredential({ body, request, state }, [json]);
    const outcome = await state.create(body.name);
    // S-A1 and S-A3.
    if (outcome === 'name in use') return refuse({ request, state }, 409, messages.nameInUse(body.name));
    if (outcome === 'quota used up')
      return refuse({ request, state }, 403, messages.quotaUsedUp(await state.maxCount()));
    // S-A17.
    return reply(202, { message: 'secret has been created' });
  },

  'kubesubmit.v4.docker_registry_secrets.get': async ({ path, request, state, reply }) => {
    const name = path.dockerRegistryName;
    await requireService({ request, state });
    if (!(await state.has(name))) return refuse({ request, state }, 404, messages.notFound(name));
    return reply(200, { name });
  },

  // No credential is stored, so there is nothing to replace. A name in the body is ignored (S-A7).
  'kubesubmit.v4.docker_registry_secrets.patch': async ({ path, body, request, state, reply }) => {
    const name = path.dockerRegistryName;
    await requireService({ request, state });
    requireCredential({ body, request, state }, [mergePatch, json]);
    if (!(await state.has(name))) return refuse({ request, state }, 404, messages.notFound(name));
    return reply(202, { id: name, message: 'Secret has been modified' });
  },

  'kubesubmit.v4.docker_registry_secrets.delete': async ({ path, request, state, reply }) => {
    const name = path.dockerRegistryName;
    await requireService({ request, state });
    if (!(await state.remove(name))) return refuse({ request, state }, 404, messages.notFound(name));
    return reply(202, { id: name, message: 'Docker Registry Secret has been deleted' });
  },

  'kubesubmit.v4.resource_quota.get_docker_registry_secret_quota': async (callSap) => {
    const { query, request, state, reply } = callSap;
    await requireService({ request, state });
    const quota = { maxCount: await state.maxCount() };
    if (query.quotaOnly) return reply(200, { quota });
    return reply(200, { quota, usage: { count: (await state.names()).length } });
  },

  'oauth.token': ({ body, request, state, reply }) => {
    const client = clientOf(state.access, request, body);
    return client === undefined ? tokenRefusals.badCredentials : reply(200, state.issueToken(client));
  },
} satisfies Required<Overrides<operations, SapState>>;

async function requireService(callSap: RefusedCall): Promise<void> {
  if (await callSap.state.isFailing()) throw new Refusal(refuse(callSap, 500, messages.failed));
}

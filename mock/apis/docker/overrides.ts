import type { HttpRequest } from '../../../contracts/http/message.ts';
import type { operations } from '../../../generated/docker.ts';
import type { Overrides } from '../../core/operation-types.ts';
import { Refusal } from '../../core/refusal.ts';
import { versionOf } from './base-path.ts';
import { compareVersions, type Engine } from './engine-version.ts';
import { messages, refuse } from './errors.ts';
import type { SecretSpec } from './go/secret-spec.ts';
import { readFilters, readSpec, readVersion } from './input.ts';
import { isTooLargeForLog, refuseLargeRequest } from './limits.ts';
import { refuseNodeFilters, selectsNode } from './node-filters.ts';
import { refuseUnknownFilters, secretFilters, selects } from './secret-filters.ts';
import type { DockerState, Secret } from './state.ts';
import { managerNode } from './swarm.ts';
import { systemInfo, systemVersion } from './system-info.ts';

const uncached = { 'Cache-Control': 'no-cache, no-store, must-revalidate', Pragma: 'no-cache' };
const pingHeaders = { ...uncached, 'Content-Type': 'text/plain; charset=utf-8' };

/** The engine's operations. Each makes its checks in the engine's order; the first that fails is the answer. */
export function overridesOf(engine: Engine) {
  return { ...secrets, ...system(engine) } satisfies Required<Overrides<operations, DockerState>>;
}

function system(engine: Engine) {
  return {
    SystemPing: ({ reply }) => reply(200, 'OK', pingHeaders),
    SystemPingHead: ({ reply }) => reply(200, undefined, pingHeaders),
    SystemVersion: ({ reply }) => reply(200, systemVersion(engine)),

    SystemInfo: async ({ request, state, reply }) => {
      const version = versionOf(request) ?? engine.newestVersion;
      const isManager = await state.isManager();
      return reply(200, systemInfo(engine, { version, isManager, time: state.time() }));
    },

    NodeList: async ({ request, state, reply }) => {
      const filters = readFilters(request);
      await requireManager(state);
      refuseNodeFilters(filters);
      return reply(
        200,
        [managerNode(engine)].filter((node) => selectsNode(filters, node)),
      );
    },
  } satisfies Overrides<operations, DockerState>;
}

const secrets = {
  SecretList: async ({ request, state, reply }) => {
    const filters = readFilters(request);
    await requireManager(state);
    refuseUnknownFilters(filters, secretFilters);
    const secrets = await state.list();
    return reply(
      200,
      secrets.filter((secret) => selects(filters, secret)),
    );
  },

  SecretCreate: async ({ request, state, reply }) => {
    const spec = readSpec(request);
    if (spec.Templating) refuseOldClient(request);
    await requireManager(state);
    refuseLargeRequest(spec);
    refuseInvalidSpec(spec);
    const taken = { message: messages.nameInUse(spec.Name) };
    // A name that is taken is found first; the look-up is only worth it where the answer depends on it.
    const tooLarge = isTooLargeForLog({ ...spec, dataBytes: spec.Data.length });
    if (tooLarge) {
      return (await state.hasName(spec.Name))
        ? reply(409, taken)
        : reply(500, { message: messages.raftTooLarge });
    }
    const ID = await state.create(spec);
    return ID === undefined ? reply(409, taken) : reply(201, { ID });
  },

  SecretInspect: async ({ path, state, reply }) => {
    await requireManager(state);
    return reply(200, await requireSecret(state, path.id));
  },

  SecretUpdate: async ({ path, request, state, reply }) => {
    const spec = readSpec(request);
    const version = readVersion(request);
    await requireManager(state);
    const { ID } = await requireSecret(state, path.id);
    refuseLargeRequest(spec);
    const outcome = await state.replaceLabels(ID, version, spec);
    if (outcome === 'not found') return reply(404, { message: messages.notFound(path.id) });
    if (outcome === 'not only labels') return reply(400, { message: messages.onlyLabels });
    if (outcome === 'stale version') return reply(500, { message: messages.staleVersion });
    if (outcome === 'too large') return reply(500, { message: messages.raftTooLarge });
    return reply(200);
  },

  SecretDelete: async ({ path, state, reply }) => {
    await requireManager(state);
    const secret = await requireSecret(state, path.id);
    const removed = await state.remove(secret);
    return removed ? reply(204) : reply(404, { message: messages.notFound(path.id) });
  },
} satisfies Overrides<operations, DockerState>;

async function requireManager(state: DockerState): Promise<void> {
  if (!(await state.isManager())) throw new Refusal(refuse(503, messages.outsideASwarm));
}

async function requireSecret(state: DockerState, reference: string): Promise<Secret> {
  const [secret, ...others] = await state.find(reference);
  if (others.length > 0) throw new Refusal(refuse(400, messages.ambiguous(reference, others.length + 1)));
  if (!secret) throw new Refusal(refuse(404, messages.notFound(reference)));
  return secret;
}

// moby's api/server/router/swarm/cluster_routes.go: createSecret. An update's templating is not looked at.
function refuseOldClient(request: HttpRequest): void {
  const version = versionOf(request);
  if (version === undefined || compareVersions(version, firstWithTemplating) >= 0) return;
  throw new Refusal(refuse(400, messages.noTemplating(version)));
}

const firstWithTemplating = '1.37';
const longestName = 64;
const longestData = 511_999;

// swarmkit's manager/controlapi/secret.go: validateSecretSpec, then the driver. The mock has no drivers.
function refuseInvalidSpec({ Name, Data, Driver }: SecretSpec): void {
  if (Name === '') throw new Refusal(refuse(400, messages.noName));
  const isName = Name.length <= longestName && /^[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?$/.test(Name);
  if (!isName) throw new Refusal(refuse(400, messages.invalidName));
  if (Driver?.Name === '') throw new Refusal(refuse(400, messages.driverWithoutName));
  if (Driver) throw new Refusal(refuse(500, messages.noSuchDriver(Driver.Name)));
  if (Data.length < 1 || Data.length > longestData) throw new Refusal(refuse(400, messages.invalidData));
}

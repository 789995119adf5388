// How a Docker Engine and our mock of one are compared.

import { headerOf, noBody } from '../../../http/message.ts';
import type { CreatedItemReferences } from '../../../parity/created-item-references.ts';
import type { ChosenValueKind, Parity, ParsedAnswer } from '../../../parity/parity-types.ts';
import type { Fact } from '../../../verify/engine/sequence-step.ts';
import { acceptedDifferences } from '../accepted-differences.ts';
import { sequences } from './sequence-arbitraries.ts';

/** What an answer can have of a secret, if it is one. */
interface Shown {
  ID?: unknown;
  Version?: { Index?: unknown };
  Spec?: { Name?: unknown };
}

export const parity: Parity = {
  sequences: ({ prefix, connection }) => sequences(prefix, connection.basePath),
  kindOf,
  learn,
  mask,
  remove(memory, item, { basePath }) {
    const path = `${basePath}/secrets/{{id ${item}}}`;
    return memory.fill({ method: 'DELETE', path, query: '', headers: {}, body: '' });
  },
  accepted: acceptedDifferences,
  async mockVariables(target) {
    const ping = await target.send({ method: 'HEAD', path: '/_ping', query: '', headers: {}, body: noBody });
    return { DOCKER_API_VERSION: headerOf(ping.headers, 'api-version') };
  },
};

function kindOf(key: string, value: unknown): ChosenValueKind | undefined {
  if ((key === 'ID' || key === 'NodeID') && typeof value === 'string' && /^[a-z0-9]{25}$/.test(value))
    return 'id';
  if (key === 'Index' && typeof value === 'number') return 'version';
  if (/^(?:CreatedAt|UpdatedAt|SystemTime)$/.test(key) && typeof value === 'string') return 'time';
  return undefined;
}

function learn({ response, json }: ParsedAnswer, memory: CreatedItemReferences): Fact[] {
  const { ID, Version, Spec } = shownOf(json);
  if (typeof ID !== 'string') return [];
  if (response.status === 201) return [{ item: memory.size, field: 'id', pointer: '/ID', value: ID }];
  const item = memory.indexOf('id', ID);
  if (item < 0) return [];
  return [
    { item, field: 'version', pointer: '/Version/Index', value: String(Version?.Index) },
    { item, field: 'name', pointer: '/Spec/Name', value: String(Spec?.Name) },
  ];
}

function shownOf(json: unknown): Shown {
  return json !== null && typeof json === 'object' ? json : {};
}

/** The run's own secrets, by name: a list's order is not defined. */
function mask({ request, json }: ParsedAnswer, memory: CreatedItemReferences, prefix: string): unknown {
  if (!Array.isArray(json) || request.path.endsWith('/nodes')) return json;
  const ids = new Set(memory.all('id'));
  const nameOf = (one: unknown) => String(shownOf(one).Spec?.Name);
  const isOwn = (one: unknown) =>
    ids.has(String(shownOf(one).ID)) || nameOf(one).toLowerCase().startsWith(prefix.toLowerCase());
  const keyed = json.filter(isOwn).map((one) => ({ key: memory.name(nameOf(one)), one }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ one }) => one);
}

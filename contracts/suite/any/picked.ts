import { type Resource, type ResourceList, rulesOf, shapeOf } from '../../spec/resources/index.ts';
import type { Spec } from '../../spec/spec.ts';
import { parameterRules } from '../cases/turn.ts';

export type Filter = ResourceList['filters'][number];

/** What a filter is sure to do with a value: pick the items that have it, or those whose text has it somewhere. */
export type Meaning = 'same' | 'part';

// `archived=true` can mean that the archived ones are there as well.
const ambiguous = /delet|archiv|hidden|draft|inactive|disabled|trash/i;

/**
 * What a document makes plain of a filter: nothing, where its parameter and the member of the same name are of different
 * types, or where the server sets the member and so may change it.
 */
export function meaningOf({ document }: Spec, resource: Resource, filter: Filter): Meaning | undefined {
  const { list } = resource.operations;
  const { serverSet, writeOnly, shape } = resource;
  if (!list || serverSet.includes(filter.field) || writeOnly.includes(filter.field)) return undefined;
  const asked = rulesOf(document, parameterRules(document, list.operation, filter.parameter));
  const kept = shape.properties.get(filter.field)?.schema ?? {};
  const [wanted, had] = [itemRules(asked), itemRules(kept)];
  if (typeof wanted.type !== 'string' || wanted.type !== scalarType(had)) return undefined;
  if (wanted.type === 'boolean') return ambiguous.test(filter.field) ? undefined : 'same';
  if (wanted.type !== 'string') return 'same';
  // A time can mean a day, and an address its domain.
  if (had.format !== undefined && had.format !== 'uuid') return undefined;
  return had.enum !== undefined || had.format === 'uuid' ? 'same' : 'part';

  function itemRules(rules: Record<string, unknown>): Record<string, unknown> {
    return rules.type === 'array' ? rulesOf(document, shapeOf(document, rules).items) : rules;
  }
}

function scalarType({ type }: Record<string, unknown>): unknown {
  const types = [type].flat().filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

/** Whether a member of an item is what a filter was asked for. */
export function isPicked(member: unknown, value: unknown, meaning: Meaning): boolean {
  return [member].flat().some((one) => {
    if (meaning === 'same') return one === value;
    return String(one).toLowerCase().includes(String(value).toLowerCase());
  });
}

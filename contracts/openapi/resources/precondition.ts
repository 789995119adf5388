import type { Document } from '../document.ts';
import type { Operation } from '../operation.ts';
import { normalizeName, requestShape } from './item-in-body.ts';
import type { Precondition, ResourceOperation } from './resource.ts';
import type { SchemaShape } from './schema-shape.ts';

const versionNames =
  /^(lock|row|resource|object|record|entity)?(version|revision|rev|etag)(number|no|id|tag)?$/;

/**
 * How a write states which version of an item it is meant for: `If-Match` (RFC 9110, section 13.1.1), or a version number
 * that the server maintains and returns.
 */
export function findPrecondition(
  document: Document,
  { operation, requestPointer }: ResourceOperation,
  item: SchemaShape,
  serverSet: readonly string[],
): Precondition | undefined {
  const header = operation.parameters.find(({ value }) => isNamed(value, 'header', /^ifmatch$/));
  if (header) {
    const { name } = header.value;
    return { in: 'header', name, field: undefined, refusals: refusals(operation, [412]) };
  }
  const fields = [...item.properties.keys()].filter(
    (name) => versionNames.test(normalizeName(name)) && serverSet.includes(name) && isScalar(item, name),
  );
  const field = (name: string) => fields.find((one) => normalizeName(one) === normalizeName(name));
  const query = operation.parameters.find(
    ({ value }) => isNamed(value, 'query', versionNames) && field(value.name) !== undefined,
  );
  const found = query?.value.name ?? sentNames(document, { operation, requestPointer }).find(field);
  if (found === undefined) return undefined;
  return {
    in: query ? 'query' : 'body',
    name: found,
    field: field(found),
    refusals: refusals(operation, [409, 412]),
  };
}

function isNamed(parameter: { in: string; name: string }, place: string, names: RegExp): boolean {
  return parameter.in === place && names.test(normalizeName(parameter.name));
}

function isScalar({ properties }: SchemaShape, name: string): boolean {
  const types = [properties.get(name)?.schema.type ?? []].flat();
  return types.some((type) => type === 'integer' || type === 'number' || type === 'string');
}

function refusals({ responses }: Operation, statuses: number[]): number[] {
  return statuses.filter((status) => responses.has(String(status)));
}

/** The members of the item in a request, without read-only ones. */
function sentNames(
  document: Document,
  write: Pick<ResourceOperation, 'operation' | 'requestPointer'>,
): string[] {
  if (write.requestPointer === undefined) return [];
  const members = [...requestShape(document, write).properties];
  return members.filter(([, { schema }]) => schema.readOnly !== true).map(([name]) => name);
}

import type { Document } from '../../contracts/openapi/document.ts';
import {
  type SchemaShape,
  sameName,
  schemaShape,
  singular,
} from '../../contracts/openapi/resources/index.ts';
import type { StoredItem } from './stored-item.ts';
import { toResponseForm } from './to-response-form.ts';

/** A parameter that only says what the segment before it names: `/pets/{id}`. */
const bare = /^(id|uuid|guid|gid|sid|key|name|slug|code|number)$/i;

/**
 * The members of an object that a call's path has values for: `account_sid` of `/Accounts/{AccountSid}`, `pet_id` and
 * `pet` of `/pets/{id}/toys`.
 */
export function pathMembers(
  document: Document,
  { properties }: SchemaShape,
  path: string,
  values: Readonly<Record<string, unknown>>,
): StoredItem {
  const found: StoredItem = {};
  for (const { parameter, names } of parametersIn(path)) {
    const member = names.flatMap((name) => sameName(properties.keys(), name) ?? [])[0];
    const value = values[parameter];
    if (member === undefined || value === undefined) continue;
    const schema = properties.get(member)?.schema;
    const shown = toResponseForm(document, schema, value);
    const { types } = schemaShape(document, schema);
    // What cannot be shown there is something else.
    if (shown !== value || types.length === 0 || types.includes('string') || typeof value !== 'string')
      found[member] = shown;
  }
  return found;
}

/** What members with the value of a path's parameter can be called. */
export function memberNames(path: string, parameter: string): string[] {
  return parametersIn(path).find((one) => one.parameter === parameter)?.names ?? [];
}

interface PathParameter {
  parameter: string;
  /** What members with its value can be called. */
  names: string[];
}

const parameters = new Map<string, PathParameter[]>();

function parametersIn(path: string): PathParameter[] {
  const found = parameters.get(path) ?? findParameters(path);
  parameters.set(path, found);
  return found;
}

function findParameters(path: string): PathParameter[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) => {
    const parameter = /^\{([^{}]+)\}/.exec(segment)?.[1];
    if (parameter === undefined) return [];
    const owner = singular(segments[index - 1] ?? '');
    const names = bare.test(parameter)
      ? [`${owner}_${parameter}`, owner]
      : [parameter, parameter.replace(/_?(id|uuid|guid|gid|sid|key|slug)$/i, '')];
    return [{ parameter, names }];
  });
}

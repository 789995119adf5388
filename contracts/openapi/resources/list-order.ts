import type { Document } from '../document.ts';
import type { Operation } from '../operation.ts';
import { findMember, normalizeName } from './item-in-body.ts';
import type { ListOrder, OrderChoice } from './resource.ts';
import { resolvedSchema, type SchemaShape } from './schema-shape.ts';

const orderNames = /^(sort|sortby|sortfield|sortkey|order|orderby|orderfield|ordering)$/;
const directionNames = /^(order|orderdir|orderdirection|sortdir|sortdirection|sortorder|direction|dir)$/;

/**
 * How a list can be sorted: by a parameter whose `enum` has nothing but names of its items' members, or by one that has no
 * `enum` and is named like one that takes them.
 */
export function findOrder(
  document: Document,
  operation: Operation,
  item: SchemaShape,
): ListOrder | undefined {
  const parameters = operation.parameters.flatMap<{ name: string; values: string[] | undefined }>(
    ({ value }) => {
      if (value.in !== 'query') return [];
      const { enum: values, type } = resolvedSchema(document, value.schema);
      if (Array.isArray(values)) return [{ name: value.name, values: values.map(String) }];
      return [type ?? []].flat().includes('string') ? [{ name: value.name, values: undefined }] : [];
    },
  );
  const candidates = parameters.filter(({ name }) => orderNames.test(normalizeName(name)));
  for (const { name, values } of candidates) {
    const choices = values && choicesOf(document, values, item);
    if (values && !choices) continue;
    const other = parameters.find((one) => one.name !== name && directionNames.test(normalizeName(one.name)));
    const direction = other?.values && directionOf({ name: other.name, values: other.values });
    // Values that look into a member of items are as free as any.
    return { parameter: name, choices: choices?.every(({ within }) => !within) ? choices : [], direction };
  }
  return undefined;
}

/** What the values of an `enum` sort by; `undefined` where one of them is no name of a member. */
function choicesOf(document: Document, values: string[], item: SchemaShape): OrderChoice[] | undefined {
  const found = values.flatMap((value) => choiceOf(document, value, item) ?? []);
  if (found.length === 0 || found.length < values.length) return undefined;
  // Beside `-name`, `name` is ascending.
  const isSigned = values.some((value) => value.startsWith('-'));
  return found.map((one) => (isSigned ? { ...one, isDescending: one.isDescending ?? false } : one));
}

/** What a value sorts by: `-created_at`, `+name`, `name`, `name,asc`, `name:desc`, `created_at_desc`. */
export function choiceOf(document: Document, value: string, item: SchemaShape): OrderChoice | undefined {
  const [, sign, name = '', way] =
    /^([-+]?)(.+?)(?:[ ,:._-](asc|desc|ascending|descending))?$/i.exec(value) ?? [];
  const member = findMember(document, item, name);
  if (!member) return undefined;
  const isDescending = way === undefined ? undefined : /^desc/i.test(way);
  return { ...member, value, isDescending: isDescending ?? (sign === '' ? undefined : sign === '-') };
}

function directionOf({ name, values }: { name: string; values: string[] }): ListOrder['direction'] {
  const ascending = values.find((value) => /^asc(ending)?$/i.test(value));
  const descending = values.find((value) => /^desc(ending)?$/i.test(value));
  if (ascending === undefined || descending === undefined) return undefined;
  return { parameter: name, ascending, descending };
}

import type { Document } from '../document.ts';
import type { Operation } from '../operation.ts';
import { normalizeName } from './bodies.ts';
import type { ListOrder } from './resource.ts';
import { resolvedSchema, type SchemaShape } from './shape.ts';

const orderNames = /^(sort|sortby|sortfield|sortkey|order|orderby|orderfield|ordering)$/;
const directionNames = /^(order|orderdir|orderdirection|sortdir|sortdirection|sortorder|direction|dir)$/;

/** How a list can be sorted: by a parameter whose `enum` has nothing but names of its items' members. */
export function findOrder(
  document: Document,
  operation: Operation,
  item: SchemaShape,
): ListOrder | undefined {
  const parameters = operation.parameters.flatMap(({ value }) => {
    if (value.in !== 'query') return [];
    const values = resolvedSchema(document, value.schema).enum;
    return Array.isArray(values) ? [{ name: value.name, values: values.map(String) }] : [];
  });
  for (const { name, values } of parameters) {
    const found = orderNames.test(normalizeName(name))
      ? values.flatMap((value) => choiceOf(value, item))
      : [];
    // Beside `-name`, `name` is ascending.
    const isSigned = values.some((value) => value.startsWith('-'));
    const choices = found.map((one) =>
      isSigned ? { ...one, isDescending: one.isDescending ?? false } : one,
    );
    if (choices.length === 0 || choices.length < values.length) continue;
    const other = parameters.find((one) => one.name !== name && directionNames.test(normalizeName(one.name)));
    return { parameter: name, choices, direction: other && directionOf(other) };
  }
  return undefined;
}

// `-created_at`, `+name`, `name`, `name,asc`, `name:desc`, `created_at_desc`.
function choiceOf(value: string, { properties }: SchemaShape): ListOrder['choices'] {
  const [, sign, name = '', way] =
    /^([-+]?)(.+?)(?:[ ,:._-](asc|desc|ascending|descending))?$/i.exec(value) ?? [];
  const field = [...properties.keys()].find((one) => normalizeName(one) === normalizeName(name));
  if (field === undefined) return [];
  const isDescending = way === undefined ? undefined : /^desc/i.test(way);
  return [{ value, field, isDescending: isDescending ?? (sign === '' ? undefined : sign === '-') }];
}

function directionOf({ name, values }: { name: string; values: string[] }): ListOrder['direction'] {
  const ascending = values.find((value) => /^asc(ending)?$/i.test(value));
  const descending = values.find((value) => /^desc(ending)?$/i.test(value));
  if (ascending === undefined || descending === undefined) return undefined;
  return { parameter: name, ascending, descending };
}

import { isRecord } from '../../../http/is-record.ts';
import type { Schema } from '../../document.ts';
import { seededChoices, simplestChoice } from '../choices.ts';
import { makeObject, requiredNames } from '../make-object.ts';
import { createContext } from '../make-value.ts';
import type { SchemaLocation } from '../schema-location.ts';
import type { Boundary, Candidate } from './keyword-boundary.ts';

/** No document has a property of this name. */
const unknownName = 'bonafideUnknown';

/** Boundaries of objects. */
export const objectBoundaries: Readonly<Record<string, Boundary>> = {
  required: {
    inside: (location) => [
      ...only(location, requiredNames(location.merged), 'only required properties'),
      { label: 'all required properties', value: location.value },
    ],
    beyond: ({ value }, limit) => (limit as string[]).flatMap((name) => lacking(value, name)),
  },
  properties: {
    inside: (location) => [
      ...generated(location, simplestChoice, false, 'only required properties'),
      ...generated(location, seededChoices(1), true, 'all properties'),
      ...generated(location, seededChoices(2), false, 'some properties'),
    ],
    beyond: () => [],
  },
  additionalProperties: {
    inside: () => [],
    beyond: (location, limit) =>
      limit === false ? having(location, { [unknownName]: anyPropertyOf(location) }) : [],
  },
  unevaluatedProperties: {
    inside: () => [],
    beyond: (location, limit) =>
      limit === false ? having(location, { [unknownName]: anyPropertyOf(location) }) : [],
  },
  minProperties: {
    inside: (location, limit) => withPropertyCount(location, limit as number),
    beyond: (location, limit) => {
      const { minProperties: _, ...merged } = location.merged;
      return withPropertyCount({ ...location, merged }, (limit as number) - 1);
    },
  },
  maxProperties: {
    inside: (location, limit) => withPropertyCount(location, limit as number),
    beyond: (location, limit) => {
      const { maxProperties: _, ...merged } = location.merged;
      return withPropertyCount({ ...location, merged }, (limit as number) + 1);
    },
  },
  dependentRequired: {
    inside: (location, limit) =>
      Object.keys(limit as object).flatMap((name) =>
        generated(withRequired(location, [name]), simplestChoice, false, `with ${name}`),
      ),
    beyond: (location, limit) =>
      Object.entries(limit as Record<string, string[]>).flatMap(([name, others]) =>
        generated(withRequired(location, [name]), simplestChoice, false, '').flatMap(({ value }) =>
          others.flatMap((other) => lacking(value, other)),
        ),
      ),
  },
  propertyNames: {
    inside: (location) =>
      generated(
        { ...location, merged: { ...location.merged, minProperties: 1 } },
        seededChoices(3),
        false,
        'an allowed name',
      ),
    beyond: (location) =>
      ['', '***', 'Ä ä', '0', unknownName].flatMap((name) =>
        having(location, { [name]: anyPropertyOf(location) }),
      ),
  },
};

function anyPropertyOf({ value }: SchemaLocation): unknown {
  return isRecord(value) ? (Object.values(value)[0] ?? 'value') : 'value';
}

function having({ value }: SchemaLocation, members: Record<string, unknown>): Candidate[] {
  const [name] = Object.keys(members);
  return isRecord(value) ? [{ label: `with ${JSON.stringify(name)}`, value: { ...value, ...members } }] : [];
}

function lacking(value: unknown, name: string): Candidate[] {
  if (!isRecord(value) || !Object.hasOwn(value, name)) return [];
  const { [name]: _, ...rest } = value;
  return [{ label: `without ${name}`, value: rest }];
}

function only({ value }: SchemaLocation, names: string[], label: string): Candidate[] {
  if (!isRecord(value)) return [];
  return [
    {
      label,
      value: Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name))),
    },
  ];
}

// Keeps the properties of the present value: they may identify what the call is about.
function generated(
  location: SchemaLocation,
  choose: (max: number) => number,
  natural: boolean,
  label: string,
): Candidate[] {
  const { merged, value } = location;
  const made = makeObject(createContext(location, { choose, natural }), merged, 0);
  if (!made) return [];
  const own = isRecord(value) ? Object.entries(value).filter(([name]) => Object.hasOwn(made, name)) : [];
  return [{ label, value: { ...made, ...Object.fromEntries(own) } }];
}

function withRequired(location: SchemaLocation, names: string[]): SchemaLocation {
  const required = [...((location.merged.required as string[] | undefined) ?? []), ...names];
  return { ...location, merged: { ...location.merged, required } };
}

function withPropertyCount(location: SchemaLocation, count: number): Candidate[] {
  if (count < 0 || count > 1000) return [];
  const merged = { ...location.merged, minProperties: count, maxProperties: count };
  const properties = (merged as { properties?: Record<string, Schema> }).properties;
  const label = `${count} ${count === 1 ? 'property' : 'properties'}`;
  const options = [
    { ...location, merged },
    ...(properties ? [] : [{ ...location, merged, value: undefined }]),
  ];
  return options
    .flatMap((one) => generated(one, seededChoices(count), false, label))
    .filter(({ value }) => Object.keys(value as object).length === count);
}

import type { Schema } from '../../document.ts';
import { createContext } from '../make.ts';
import { makeObject, requiredNames } from '../make-object.ts';
import { seededChoices, simplest } from '../random-source.ts';
import { isObject, type SchemaLocation } from '../schema-location.ts';
import type { Boundary, Candidate } from './boundary.ts';

/** No document has a member of this name. */
const unheardOf = 'bonafideUnheardOf';

/** Limits of objects. */
export const objectBoundaries: Readonly<Record<string, Boundary>> = {
  required: {
    inside: (site) => [
      ...only(site, requiredNames(site.rules), 'only what is required'),
      { what: 'all that is required', value: site.value },
    ],
    beyond: ({ value }, said) => (said as string[]).flatMap((name) => lacking(value, name)),
  },
  properties: {
    inside: (site) => [
      ...made(site, simplest, false, 'only what is required'),
      ...made(site, seededChoices(1), true, 'everything'),
      ...made(site, seededChoices(2), false, 'some members'),
    ],
    beyond: () => [],
  },
  additionalProperties: {
    inside: () => [],
    beyond: (site, said) => (said === false ? having(site, { [unheardOf]: memberOf(site) }) : []),
  },
  unevaluatedProperties: {
    inside: () => [],
    beyond: (site, said) => (said === false ? having(site, { [unheardOf]: memberOf(site) }) : []),
  },
  minProperties: {
    inside: (site, said) => counted(site, said as number),
    beyond: (site, said) => {
      const { minProperties: _, ...rules } = site.rules;
      return counted({ ...site, rules }, (said as number) - 1);
    },
  },
  maxProperties: {
    inside: (site, said) => counted(site, said as number),
    beyond: (site, said) => {
      const { maxProperties: _, ...rules } = site.rules;
      return counted({ ...site, rules }, (said as number) + 1);
    },
  },
  dependentRequired: {
    inside: (site, said) =>
      Object.keys(said as object).flatMap((name) =>
        made(withRequired(site, [name]), simplest, false, `with ${name}`),
      ),
    beyond: (site, said) =>
      Object.entries(said as Record<string, string[]>).flatMap(([name, others]) =>
        made(withRequired(site, [name]), simplest, false, '').flatMap(({ value }) =>
          others.flatMap((other) => lacking(value, other)),
        ),
      ),
  },
  propertyNames: {
    inside: (site) =>
      made(
        { ...site, rules: { ...site.rules, minProperties: 1 } },
        seededChoices(3),
        false,
        'a name that is allowed',
      ),
    beyond: (site) =>
      ['', '***', 'Ä ä', '0', unheardOf].flatMap((name) => having(site, { [name]: memberOf(site) })),
  },
};

function memberOf({ value }: SchemaLocation): unknown {
  return isObject(value) ? (Object.values(value)[0] ?? 'value') : 'value';
}

function having({ value }: SchemaLocation, members: Record<string, unknown>): Candidate[] {
  const [name] = Object.keys(members);
  return isObject(value) ? [{ what: `with ${JSON.stringify(name)}`, value: { ...value, ...members } }] : [];
}

function lacking(value: unknown, name: string): Candidate[] {
  if (!isObject(value) || !Object.hasOwn(value, name)) return [];
  const { [name]: _, ...rest } = value;
  return [{ what: `without ${name}`, value: rest }];
}

function only({ value }: SchemaLocation, names: string[], what: string): Candidate[] {
  if (!isObject(value)) return [];
  return [
    { what, value: Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name))) },
  ];
}

// What the site has stays as it is: it can say what the call is about.
function made(
  site: SchemaLocation,
  choose: (max: number) => number,
  natural: boolean,
  what: string,
): Candidate[] {
  const { rules, value } = site;
  const fresh = makeObject(createContext(site, { choose, natural }), rules, 0);
  if (!fresh) return [];
  const own = isObject(value) ? Object.entries(value).filter(([name]) => Object.hasOwn(fresh, name)) : [];
  return [{ what, value: { ...fresh, ...Object.fromEntries(own) } }];
}

function withRequired(site: SchemaLocation, names: string[]): SchemaLocation {
  const required = [...((site.rules.required as string[] | undefined) ?? []), ...names];
  return { ...site, rules: { ...site.rules, required } };
}

function counted(site: SchemaLocation, count: number): Candidate[] {
  if (count < 0 || count > 1000) return [];
  const rules = { ...site.rules, minProperties: count, maxProperties: count };
  const properties = (rules as { properties?: Record<string, Schema> }).properties;
  const what = `${count} ${count === 1 ? 'member' : 'members'}`;
  const options = [{ ...site, rules }, ...(properties ? [] : [{ ...site, rules, value: undefined }])];
  return options
    .flatMap((one) => made(one, seededChoices(count), false, what))
    .filter(({ value }) => Object.keys(value as object).length === count);
}

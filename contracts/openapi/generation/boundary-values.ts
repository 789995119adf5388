import { isDeepStrictEqual } from 'node:util';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { boundaries } from './boundaries/boundaries.ts';
import { type Candidate, inCharacters } from './boundaries/boundary.ts';
import { type DirectedSchema, directedSchema } from './directed-schema.ts';
import type { Direction } from './direction.ts';
import { isWritten } from './merge-subschemas.ts';
import type { SchemaLocation } from './schema-location.ts';
import { type Start, schemaLocations } from './schema-locations.ts';
import { valueFor } from './value.ts';

/** A value that tries one keyword of a schema, and how. */
export interface LabelledValue {
  value: unknown;
  /** The keyword that it is at the limit of: `maxLength`. */
  keyword: string;
  /** JSON pointer of the keyword in the document; into the schema itself, where that was given without a pointer. */
  schemaPointer: string;
  /** JSON pointer into the value, to where it is tried. */
  at: string;
  /** In words: `/name: 250 characters`. */
  what: string;
}

export interface LabelledOptions {
  direction: Direction;
  /** A valid value that is to stay as it is but for the place that is tried. Without one, one is made. */
  base?: unknown;
  /** Where the document has the schema, for pointers to begin with. */
  pointer?: string;
}

/** Valid values at the limit of every keyword of a schema, and just inside it, each judged by ajv. */
export function boundaryValues(spec: Spec, schema: Schema, options: LabelledOptions): LabelledValue[] {
  return labelled(spec, schema, options, (site, keyword, said, { judge }) =>
    (boundaries[keyword]?.inside(site, said) ?? []).filter(
      ({ value }) => value !== undefined && judge(site.place(value)).length === 0,
    ),
  );
}

/**
 * Values just beyond the limit of every keyword of a schema, each with one defect and judged by ajv. Where no value can
 * break a keyword alone, it breaks others at the same place with it.
 */
export function invalidValues(spec: Spec, schema: Schema, options: LabelledOptions): LabelledValue[] {
  return labelled(spec, schema, options, (site, keyword, said, { judge }) => {
    const judged = (boundaries[keyword]?.beyond(site, said) ?? [])
      .map((candidate) => ({ candidate, errors: judge(site.place(candidate.value)) }))
      .filter(({ errors }) => errors.length > 0);
    const alone = judged.filter(({ errors }) =>
      errors.every((error) => isAbout(error, keyword, site.at) || isImplied(error, keyword, site.at)),
    );
    const meant = judged.filter(({ errors }) => errors.some((error) => isAbout(error, keyword, site.at)));
    const here = meant.filter(({ errors }) => errors.every(({ instancePath }) => instancePath === site.at));
    // Of alternatives, every branch that was not meant complains as well.
    const among = meant.filter(({ errors }) => errors.some((error) => alternatives.has(error.keyword)));
    return (
      [alone, here, among]
        .find((list) => list.length > 0)
        ?.slice(0, most)
        .map(({ candidate }) => candidate) ?? []
    );
  });
}

const alternatives = new Set(['anyOf', 'oneOf', 'if', 'not']);

/** So many ways to break one keyword are tried. */
const most = 10;

function isAbout(error: ErrorObject, keyword: string, at: string): boolean {
  return error.keyword === keyword && error.instancePath === at;
}
// No number that is not whole is an int32.
function isImplied(error: ErrorObject, keyword: string, at: string): boolean {
  return keyword === 'type' && isAbout(error, 'format', at);
}

type Try = (site: SchemaLocation, keyword: string, said: unknown, directed: DirectedSchema) => Candidate[];

function labelled(spec: Spec, schema: Schema, options: LabelledOptions, attempt: Try): LabelledValue[] {
  const { direction, pointer = '' } = options;
  const directed = directedSchema(spec, schema, direction);
  const base = baseOf(spec, schema, options, directed);
  if (base === undefined) return [];
  const place = (value: unknown) => value;
  const start: Start = { schemas: [{ value: directed.schema, pointer }], value: base, at: '', place };
  const found = new Map<string, LabelledValue[]>();
  for (const site of schemaLocations(directed, start)) {
    for (const { keyword, said, schemaPointer } of keywordsOf(site)) {
      const key = `${site.at} ${schemaPointer}`;
      // Another branch of some alternative has the same keyword again.
      if ((found.get(key) ?? []).length > 0) continue;
      const candidates = attempt(site, keyword, said, directed);
      found.set(
        key,
        candidates.map((candidate) => labelOf(spec, site, { keyword, schemaPointer }, candidate)),
      );
    }
  }
  return [...found.values()].flat();
}

function baseOf(
  spec: Spec,
  schema: Schema,
  { base, direction }: LabelledOptions,
  { judge }: DirectedSchema,
): unknown {
  if (base !== undefined && judge(base).length === 0) return base;
  return valueFor(spec, schema, { direction, natural: true }) ?? valueFor(spec, schema, { direction });
}

interface Keyword {
  keyword: string;
  said: unknown;
  schemaPointer: string;
}

function keywordsOf({ parts }: SchemaLocation): Keyword[] {
  return parts.filter(isWritten).flatMap(({ schema, pointer }) =>
    Object.entries(schema)
      .filter(([keyword]) => keyword in boundaries)
      .map(([keyword, said]) => ({ keyword, said, schemaPointer: `${pointer}/${keyword}` })),
  );
}

function labelOf(
  spec: Spec,
  { at, place }: SchemaLocation,
  told: Pick<Keyword, 'keyword' | 'schemaPointer'>,
  { what, value }: Candidate,
): LabelledValue {
  // A value that tries a secret's limits is made from the secret.
  const shown = what.includes('"') && isSecret(spec, at) ? inCharacters(String(value).length) : what;
  return { value: place(value), ...told, at, what: at === '' ? shown : `${at}: ${shown}` };
}

function isSecret({ redactor }: Spec, at: string): boolean {
  return at.split('/').some((name) => !isDeepStrictEqual(redactor.json({ [name]: '' }), { [name]: '' }));
}

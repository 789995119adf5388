import { isDeepStrictEqual } from 'node:util';
import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { boundaries } from './boundaries/boundaries-by-keyword.ts';
import { type Candidate, lengthLabel } from './boundaries/keyword-boundary.ts';
import type { Direction } from './copy-for-direction.ts';
import { type DirectedSchema, directedSchema } from './directed-schema.ts';
import { locateSchemas, type ValueLocation } from './locate-schemas-in-value.ts';
import { valueFor } from './make-valid-value.ts';
import { isInDocument } from './merge-subschemas.ts';
import type { SchemaLocation } from './schema-location.ts';

/** A value that tests one keyword of a schema. */
export interface LabelledValue {
  value: unknown;
  /** The keyword whose limit is tested: `maxLength`. */
  keyword: string;
  /** JSON pointer of the keyword in the document; into the schema, where that was given without a pointer. */
  schemaPointer: string;
  /** JSON pointer into the value, to the location that is tested. */
  at: string;
  /** A description: `/name: 250 characters`. */
  label: string;
}

export interface BoundaryOptions {
  direction: Direction;
  /** A valid value that is changed only at the tested location. By default, one is generated. */
  base?: unknown;
  /** JSON pointer of the schema, which all pointers start with. */
  pointer?: string;
}

/** Valid values at and just inside the limit of every keyword of a schema, each validated by ajv. */
export function boundaryValues(spec: Spec, schema: Schema, options: BoundaryOptions): LabelledValue[] {
  return valuesPerKeyword(spec, schema, options, (location, keyword, limit, { validate }) =>
    (boundaries[keyword]?.inside(location, limit) ?? []).filter(
      ({ value }) => value !== undefined && validate(location.replace(value)).length === 0,
    ),
  );
}

/**
 * Values just beyond the limit of every keyword of a schema, each with one defect and validated by ajv. Where no value can
 * violate a keyword alone, it violates others at the same location as well.
 */
export function invalidValues(spec: Spec, schema: Schema, options: BoundaryOptions): LabelledValue[] {
  return valuesPerKeyword(spec, schema, options, (location, keyword, limit, { validate }) => {
    const invalid = (boundaries[keyword]?.beyond(location, limit) ?? [])
      .map((candidate) => ({ candidate, errors: validate(location.replace(candidate.value)) }))
      .filter(({ errors }) => errors.length > 0);
    const alone = invalid.filter(({ errors }) =>
      errors.every(
        (error) => isAbout(error, keyword, location.pointer) || isImplied(error, keyword, location.pointer),
      ),
    );
    const intended = invalid.filter(({ errors }) =>
      errors.some((error) => isAbout(error, keyword, location.pointer)),
    );
    const here = intended.filter(({ errors }) =>
      errors.every(({ instancePath }) => instancePath === location.pointer),
    );
    // With alternatives, every other branch reports errors as well.
    const amongAlternatives = intended.filter(({ errors }) =>
      errors.some((error) => alternatives.has(error.keyword)),
    );
    return (
      [alone, here, amongAlternatives]
        .find((list) => list.length > 0)
        ?.slice(0, maxPerKeyword)
        .map(({ candidate }) => candidate) ?? []
    );
  });
}

const alternatives = new Set(['anyOf', 'oneOf', 'if', 'not']);

/** So many ways to violate one keyword are tried. */
const maxPerKeyword = 10;

function isAbout(error: ErrorObject, keyword: string, at: string): boolean {
  return error.keyword === keyword && error.instancePath === at;
}
// A number that is not an integer violates `format: int32`, too.
function isImplied(error: ErrorObject, keyword: string, at: string): boolean {
  return keyword === 'type' && isAbout(error, 'format', at);
}

type FindCandidates = (
  location: SchemaLocation,
  keyword: string,
  limit: unknown,
  directed: DirectedSchema,
) => Candidate[];

function valuesPerKeyword(
  spec: Spec,
  schema: Schema,
  options: BoundaryOptions,
  findCandidates: FindCandidates,
): LabelledValue[] {
  const { direction, pointer = '' } = options;
  const directed = directedSchema(spec, schema, direction);
  const base = baseOf(spec, schema, options, directed);
  if (base === undefined) return [];
  const place = (value: unknown) => value;
  const start: ValueLocation = {
    schemas: [{ value: directed.schema, pointer }],
    value: base,
    pointer: '',
    replace: place,
  };
  const found = new Map<string, LabelledValue[]>();
  for (const location of locateSchemas(directed, start)) {
    for (const { keyword, limit, schemaPointer } of keywordsOf(location)) {
      const key = `${location.pointer} ${schemaPointer}`;
      // Another branch of an alternative has the same keyword again.
      if ((found.get(key) ?? []).length > 0) continue;
      const candidates = findCandidates(location, keyword, limit, directed);
      found.set(
        key,
        candidates.map((candidate) => labelOf(spec, location, { keyword, schemaPointer }, candidate)),
      );
    }
  }
  return [...found.values()].flat();
}

function baseOf(
  spec: Spec,
  schema: Schema,
  { base, direction }: BoundaryOptions,
  { validate }: DirectedSchema,
): unknown {
  if (base !== undefined && validate(base).length === 0) return base;
  return valueFor(spec, schema, { direction, natural: true }) ?? valueFor(spec, schema, { direction });
}

interface Keyword {
  keyword: string;
  limit: unknown;
  schemaPointer: string;
}

function keywordsOf({ subschemas }: SchemaLocation): Keyword[] {
  return subschemas.filter(isInDocument).flatMap(({ schema, pointer }) =>
    Object.entries(schema)
      .filter(([keyword]) => keyword in boundaries)
      .map(([keyword, limit]) => ({ keyword, limit, schemaPointer: `${pointer}/${keyword}` })),
  );
}

function labelOf(
  spec: Spec,
  { pointer, replace }: SchemaLocation,
  keyword: Pick<Keyword, 'keyword' | 'schemaPointer'>,
  { label, value }: Candidate,
): LabelledValue {
  // A value that tests the limits of a secret is made from the secret.
  const safeLabel =
    label.includes('"') && isSecret(spec, pointer) ? lengthLabel(String(value).length) : label;
  return {
    value: replace(value),
    ...keyword,
    at: pointer,
    label: pointer === '' ? safeLabel : `${pointer}: ${safeLabel}`,
  };
}

function isSecret({ redactor }: Spec, at: string): boolean {
  return at.split('/').some((name) => !isDeepStrictEqual(redactor.json({ [name]: '' }), { [name]: '' }));
}

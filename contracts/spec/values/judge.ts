import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import { createAjv } from '../ajv.ts';
import type { Document, Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { type Direction, directed } from './direction.ts';

/** All that is wrong with a value; nothing, where it is valid. */
export type Judge = (value: unknown) => readonly ErrorObject[];

/** A schema that is put to values which go one way, and the document that its references are into. */
export interface Directed {
  document: Document;
  direction: Direction;
  schema: Schema;
  judge: Judge;
}

const name = 'document';
const benches = new WeakMap<Spec, Partial<Record<Direction, Bench>>>();

interface Bench {
  ajv: Ajv2020;
  document: Document;
  known: Map<Schema, Directed>;
}

/** A schema as it is for one way. Throws where it does not compile. */
export function directedSchema(spec: Spec, given: Schema, direction: Direction): Directed {
  const { ajv, document, known } = benchOf(spec, direction);
  const already = known.get(given);
  if (already) return already;
  const schema = directed(spec.document, given, direction);
  const validate = ajv.compile(rooted(schema) as Schema);
  const judge: Judge = (value) => (validate(value) ? [] : (validate.errors ?? []));
  const made = { document, direction, schema, judge };
  known.set(given, made);
  return made;
}

function benchOf(spec: Spec, direction: Direction): Bench {
  const both = benches.get(spec) ?? {};
  benches.set(spec, both);
  if (both[direction]) return both[direction];
  const document = directed(spec.document, spec.document, direction);
  const bench = {
    ajv: createAjv(name, document, { checked: true, allErrors: true }),
    document,
    known: new Map(),
  };
  both[direction] = bench;
  return bench;
}

// A schema is compiled on its own, and what it refers to is elsewhere.
function rooted(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(rooted);
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).map(([key, value]) => {
    const isReference = key === '$ref' && typeof value === 'string' && value.startsWith('#');
    return [key, isReference ? `${name}${encoded(value)}` : rooted(value)] as const;
  });
  return Object.fromEntries(entries);
}

function encoded(fragment: string): string {
  return `#${fragment
    .slice(1)
    .split('/')
    .map((step) => encodeURIComponent(decodeURIComponent(step)))
    .join('/')}`;
}

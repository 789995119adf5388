import type { ErrorObject } from 'ajv/dist/2020.js';
import { type Compiler, createCompiler } from '../ajv.ts';
import type { Document, Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { type Direction, directed } from './direction.ts';

/** All that is wrong with a value; nothing, where it is valid. */
export type Judge = (value: unknown) => readonly ErrorObject[];

/** A schema that is put to values which go one way, and the document that its references are into. */
export interface DirectedSchema {
  document: Document;
  direction: Direction;
  schema: Schema;
  judge: Judge;
}

const benches = new WeakMap<Spec, Partial<Record<Direction, Bench>>>();

interface Bench {
  compiler: Compiler;
  document: Document;
  /** By the schema itself, or by what it is a reference to, and no more. */
  known: Map<Schema | string, DirectedSchema>;
}

/** A schema as it is for one way. Throws where it does not compile. */
export function directedSchema(spec: Spec, given: Schema, direction: Direction): DirectedSchema {
  const { compiler, document, known } = benchOf(spec, direction);
  const key = referenceOf(given) ?? given;
  const already = known.get(key);
  if (already) return already;
  const schema = directed(spec.document, given, direction);
  const validate = compiler.of(schema);
  const judge: Judge = (value) => (validate(value) ? [] : (validate.errors ?? []));
  const made = { document, direction, schema, judge };
  known.set(key, made);
  return made;
}

// Who refers to a part of the document makes a new reference each time.
function referenceOf(schema: Schema): string | undefined {
  if (typeof schema !== 'object' || typeof schema.$ref !== 'string') return undefined;
  return Object.keys(schema).length === 1 ? schema.$ref : undefined;
}

/** A document's schemas are three steps down, as in `#/components/schemas/Pet`; so are its operations. */
const partDepth = 3;

// Of a large document most parts are never asked for: each is copied when it is.
function lazilyDirected(document: Document, part: unknown, direction: Direction, depth: number): unknown {
  if (depth === 0 || part === null || typeof part !== 'object' || Array.isArray(part))
    return directed(document, part, direction);
  const view = {};
  for (const [key, value] of Object.entries(part)) {
    let made: unknown;
    const get = () => {
      made ??= lazilyDirected(document, value, direction, depth - 1);
      return made;
    };
    Object.defineProperty(view, key, { get, enumerable: true });
  }
  return view;
}

function benchOf(spec: Spec, direction: Direction): Bench {
  const both = benches.get(spec) ?? {};
  benches.set(spec, both);
  if (both[direction]) return both[direction];
  const document = lazilyDirected(spec.document, spec.document, direction, partDepth) as Document;
  const bench = {
    compiler: createCompiler(document, { checked: true, lenient: true, allErrors: true }),
    document,
    known: new Map(),
  };
  both[direction] = bench;
  return bench;
}

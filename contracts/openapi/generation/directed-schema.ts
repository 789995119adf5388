import type { ErrorObject } from 'ajv/dist/2020.js';
import { isRecord } from '../../http/is-record.ts';
import { createSchemaCompiler, type SchemaCompiler } from '../ajv.ts';
import type { Document, Schema } from '../document.ts';
import type { Spec } from '../spec.ts';
import { copyForDirection, type Direction } from './copy-for-direction.ts';

/** A schema for values of one direction, and the document that its references are into. */
export interface DirectedSchema {
  document: Document;
  direction: Direction;
  schema: Schema;
  /** All that is wrong with a value; empty where it is valid. */
  validate(value: unknown): readonly ErrorObject[];
}

const directedDocuments = new WeakMap<Spec, Partial<Record<Direction, DirectedDocument>>>();

interface DirectedDocument {
  compiler: SchemaCompiler;
  document: Document;
  /** By the schema itself or, for a schema that is only a reference, by its target. */
  schemas: Map<Schema | string, DirectedSchema>;
}

/** A schema as it is for values of one direction. Throws where it does not compile. */
export function directedSchema(spec: Spec, given: Schema, direction: Direction): DirectedSchema {
  const { compiler, document, schemas } = directedDocument(spec, direction);
  const key = referenceOf(given) ?? given;
  const already = schemas.get(key);
  if (already) return already;
  const schema = copyForDirection(spec.document, given, direction);
  const check = compiler.compile(schema);
  const validate = (value: unknown) => (check(value) ? [] : (check.errors ?? []));
  const made = { document, direction, schema, validate };
  schemas.set(key, made);
  return made;
}

// References to the same part are new objects each time.
function referenceOf(schema: Schema): string | undefined {
  if (typeof schema !== 'object' || typeof schema.$ref !== 'string') return undefined;
  return Object.keys(schema).length === 1 ? schema.$ref : undefined;
}

/** Depth of the parts that are copied as a whole: schemas (`#/components/schemas/Pet`) and operations. */
const partDepth = 3;

// Most parts of a large document are never needed: each is copied at its first use.
function lazilyDirected(document: Document, part: unknown, direction: Direction, depth: number): unknown {
  if (depth === 0 || !isRecord(part)) return copyForDirection(document, part, direction);
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

function directedDocument(spec: Spec, direction: Direction): DirectedDocument {
  const both = directedDocuments.get(spec) ?? {};
  directedDocuments.set(spec, both);
  if (both[direction]) return both[direction];
  const document = lazilyDirected(spec.document, spec.document, direction, partDepth) as Document;
  const made: DirectedDocument = {
    compiler: createSchemaCompiler(document, { checked: true, lenient: true, allErrors: true }),
    document,
    schemas: new Map(),
  };
  both[direction] = made;
  return made;
}

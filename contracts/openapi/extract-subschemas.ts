import { escapeStep } from '../http/json-pointer.ts';
import { type Document, find, type Located, type Schema } from './document.ts';
import { type Direction, excludedProperties, excludingKeyword } from './generation/copy-for-direction.ts';
import { fieldKind } from './loading/walk-document.ts';

type SchemaObject = Record<string, unknown>;

/** Extracts schemas of a document. Each gets a name, and they refer to each other by these names. */
export interface SchemaExtractor {
  /** The name of the schema at a JSON pointer. It and all schemas that it refers to are extracted first. */
  nameOf(pointer: string): string;
  /** A copy of a schema that is not in the document, but may refer into it. */
  copyOf(schema: Schema): Schema;
  /** The JSON pointer of the schema that a copy was made of. */
  pointerOf(copy: unknown): string | undefined;
}

/**
 * Extracts schemas on demand, with the schemas that they refer to and nothing else, so that the rest of a big document
 * costs nothing. With a direction, properties that the direction excludes are not required. Each extracted schema is
 * passed to `onExtract`.
 */
export function createSchemaExtractor(
  document: Document,
  direction: Direction | undefined,
  onExtract: (name: string, schema: SchemaObject) => void,
): SchemaExtractor {
  const names = new Map<string, string>();
  const pointers = new WeakMap<object, string>();
  const waiting: string[] = [];
  const rename = ($ref: string): string => {
    const { pointer } = findTarget(document, $ref);
    const name = names.get(pointer) ?? `schema:${names.size}`;
    if (!names.has(pointer)) waiting.push(pointer);
    names.set(pointer, name);
    return name;
  };
  const copier: Copier = { document, direction, pointers, rename };
  // Not recursive: a chain of references may be longer than the call stack.
  const extractWaiting = () => {
    for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
      const copied = copy(copier, findTarget(document, pointer).value as Schema, pointer, new Set());
      onExtract(names.get(pointer) ?? '', typeof copied === 'object' ? copied : { allOf: [copied] });
    }
  };
  return {
    nameOf(pointer) {
      const name = rename(pointer);
      extractWaiting();
      return name;
    },
    copyOf(schema) {
      const made = copy(copier, schema, undefined, new Set());
      extractWaiting();
      return made;
    },
    pointerOf: (made) => (typeof made === 'object' && made !== null ? pointers.get(made) : undefined),
  };
}

interface Copier {
  document: Document;
  direction: Direction | undefined;
  pointers: WeakMap<object, string>;
  rename($ref: string): string;
}

/** Properties that the direction excludes, also those that a surrounding `allOf` defines. */
type ExcludedNames = ReadonlySet<string>;

// Copies have names of their own and one dialect; ajv would obey `nullable`, which is not a keyword of it; definitions
// are extracted where they are referred to.
const dropped = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  'nullable',
  '$defs',
  'definitions',
  '$recursiveAnchor',
]);

function copy(copier: Copier, schema: Schema, pointer: string | undefined, inherited: ExcludedNames): Schema {
  if (schema === null || typeof schema !== 'object') return schema;
  const { document, direction, pointers } = copier;
  const excluded = new Set([
    ...inherited,
    ...(direction ? excludedProperties(document, schema, excludingKeyword[direction]) : []),
  ]);
  const made: SchemaObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const at = pointer && `${pointer}/${escapeStep(keyword)}`;
    if (!dropped.has(keyword) && !keyword.startsWith('x-'))
      made[keyword] = copyField(copier, keyword, value, at, excluded);
  }
  if (pointer !== undefined) pointers.set(made, pointer);
  return made;
}

function copyField(
  copier: Copier,
  keyword: string,
  value: unknown,
  at: string | undefined,
  excluded: ExcludedNames,
): unknown {
  if (keyword === '$ref' && typeof value === 'string') return copier.rename(value);
  if (keyword === 'required' && Array.isArray(value)) return value.filter((name) => !excluded.has(name));
  const form = fieldKind('schema', keyword)?.[0];
  if (form === undefined || value === null || typeof value !== 'object') return value;
  if (form === 'one') return Array.isArray(value) ? value : copy(copier, value as Schema, at, new Set());
  const passed: ExcludedNames = keyword === 'allOf' ? excluded : new Set();
  const items = Object.entries(value).map(([step, item]) => {
    return [step, copy(copier, item as Schema, at && `${at}/${escapeStep(step)}`, passed)] as const;
  });
  return Array.isArray(value) ? items.map(([, item]) => item) : Object.fromEntries(items);
}

function findTarget(document: Document, $ref: string): Located<unknown> {
  const target = find(document, $ref);
  if (!target) throw new Error(`unresolved $ref: ${$ref}`);
  return target;
}

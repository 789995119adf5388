import { type Document, escapeStep, find, type Located, type Schema } from './document.ts';
import { absentMark, absentNames, type Direction } from './generation/direction.ts';
import { fieldOf } from './loading/walk-document.ts';

type SchemaObject = Record<string, unknown>;

/** Schemas of a document, each on its own and known by a name; they refer to each other by these names. */
export interface Excerpt {
  /** The name of the schema at a JSON pointer; it and all that it leads to are handed out first. */
  nameOf(pointer: string): string;
  /** A copy of a schema that need not be in the document. */
  copyOf(schema: Schema): Schema;
  /** Where the document has the schema that was copied to this one. */
  pointerOf(copy: unknown): string | undefined;
}

/**
 * Copies schemas out of a document as they are asked for, with all that they lead to and nothing else: what nobody asks
 * for costs nothing, however big the document. With a direction, nothing is required that does not go that way.
 */
export function createExcerpt(
  document: Document,
  direction: Direction | undefined,
  handOut: (name: string, schema: SchemaObject) => void,
): Excerpt {
  const names = new Map<string, string>();
  const pointers = new WeakMap<object, string>();
  const waiting: string[] = [];
  const rename = ($ref: string): string => {
    const { pointer } = found(document, $ref);
    const name = names.get(pointer) ?? `schema:${names.size}`;
    if (!names.has(pointer)) waiting.push(pointer);
    names.set(pointer, name);
    return name;
  };
  const copier: Copier = { document, direction, pointers, rename };
  // One by one: a chain of references may be longer than the stack.
  const drain = () => {
    for (let pointer = waiting.pop(); pointer !== undefined; pointer = waiting.pop()) {
      const copied = copy(copier, found(document, pointer).value as Schema, pointer, new Set());
      handOut(names.get(pointer) ?? '', typeof copied === 'object' ? copied : { allOf: [copied] });
    }
  };
  return {
    nameOf(pointer) {
      const name = rename(pointer);
      drain();
      return name;
    },
    copyOf(schema) {
      const made = copy(copier, schema, undefined, new Set());
      drain();
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

/** What is required of the part of an `allOf`, and does not go this way by what stands beside it. */
type Absent = ReadonlySet<string>;

// Names are given here, the dialect is one, and `nullable` is no keyword of it, though ajv obeys it. What is defined
// below is copied where it is referred to.
const dropped = new Set(['$id', '$schema', '$anchor', '$dynamicAnchor', 'nullable', '$defs', 'definitions']);

function copy(copier: Copier, schema: Schema, pointer: string | undefined, inherited: Absent): Schema {
  if (schema === null || typeof schema !== 'object') return schema;
  const { document, direction, pointers } = copier;
  const absent = new Set([
    ...inherited,
    ...(direction ? absentNames(document, schema, absentMark[direction]) : []),
  ]);
  const made: SchemaObject = {};
  for (const [keyword, value] of Object.entries(schema)) {
    const at = pointer && `${pointer}/${escapeStep(keyword)}`;
    if (!dropped.has(keyword) && !keyword.startsWith('x-'))
      made[keyword] = copyField(copier, keyword, value, at, absent);
  }
  if (pointer !== undefined) pointers.set(made, pointer);
  return made;
}

function copyField(
  copier: Copier,
  keyword: string,
  value: unknown,
  at: string | undefined,
  absent: Absent,
): unknown {
  if (keyword === '$ref' && typeof value === 'string') return copier.rename(value);
  if (keyword === 'required' && Array.isArray(value)) return value.filter((name) => !absent.has(name));
  const form = fieldOf('schema', keyword)?.[0];
  if (form === undefined || value === null || typeof value !== 'object') return value;
  if (form === 'one') return Array.isArray(value) ? value : copy(copier, value as Schema, at, new Set());
  const passed: Absent = keyword === 'allOf' ? absent : new Set();
  const items = Object.entries(value).map(([step, item]) => {
    return [step, copy(copier, item as Schema, at && `${at}/${escapeStep(step)}`, passed)] as const;
  });
  return Array.isArray(value) ? items.map(([, item]) => item) : Object.fromEntries(items);
}

function found(document: Document, $ref: string): Located<unknown> {
  const target = find(document, $ref);
  if (!target) throw new Error(`$ref leads nowhere: ${$ref}`);
  return target;
}

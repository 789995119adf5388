import { isRecord } from '../http/is-record.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { isJson } from '../http/media-type.ts';
import type { Located, MediaType } from '../openapi/document.ts';
import type { Flow, SchemaChange, SchemaPairs } from './compare-schema-pairs.ts';
import { includesType, includingType, isTextual } from './media-type-inclusion.ts';

/** What has bodies: a request body, a response, or a parameter with `content`. */
type WithContent = Located<{ content?: Record<string, MediaType> }>;

/** What changed in the bodies of one message. */
export interface BodyChanges {
  /** Media types that are no longer used. */
  types: string[];
  schemas: SchemaChange[];
}

/** Compares the bodies of a message by media type. */
export function bodyChanges(pairs: SchemaPairs, flow: Flow, old: WithContent, now: WithContent): BodyChanges {
  const [before, after] = [old, now].map(({ value }) => Object.keys(value.content ?? {})) as [
    string[],
    string[],
  ];
  const found: BodyChanges = { types: [], schemas: [] };
  for (const type of before) {
    const counterparts = counterpartsOf(flow, type, after);
    if (counterparts.length === 0) found.types.push(type);
    for (const other of counterparts) {
      const [from, to] = [schemaAt(old, type), schemaAt(now, other)];
      if (!isJson(type) && (isAbsent(old, type) || isAbsent(now, other))) continue;
      found.schemas.push(...pairs.changes(flow, from, to, { isText: isTextual(type) }));
    }
  }
  return found;
}

// What is sent must be within a type that is accepted. What is received must be within a type that was known.
function counterpartsOf(flow: Flow, type: string, others: readonly string[]): string[] {
  const wider = includingType(others, type);
  if (flow === 'sent') return wider === undefined ? [] : [wider];
  if (wider !== undefined && includesType(type, wider)) return [wider];
  return others.filter((other) => includesType(type, other));
}

function schemaAt({ pointer }: WithContent, type: string): string {
  return `${pointer}/content/${escapeStep(type)}/schema`;
}

/** Bytes have no schema, or one that says that they are bytes. */
function isAbsent({ value }: WithContent, type: string): boolean {
  const schema = value.content?.[type]?.schema;
  return schema === undefined || (isRecord(schema) && schema.format === 'binary');
}

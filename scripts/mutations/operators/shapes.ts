import { type Document, resolve, type Schema } from '../../../contracts/openapi/document.ts';
import type { Operation } from '../../../contracts/openapi/spec.ts';

/** The parts of a schema that bugs are planted by. */
export interface Shape {
  properties: Record<string, Schema>;
  required: readonly string[];
}

type Rules = { [keyword: string]: unknown };

const json = 'application/json';

/** What an operation's JSON body has; nothing where it takes no JSON object. */
export function requestShape(document: Document, { requestBody }: Operation): Shape {
  const content = requestBody?.value.content ?? {};
  return shapeOf(document, (content[json] ?? Object.values(content)[0])?.schema);
}

/** Whether a property is one of those that never show. */
export function isSecret(document: Document, schema: Schema | undefined): boolean {
  const { writeOnly, format } = rulesOf(document, schema);
  return writeOnly === true || format === 'password';
}

/** Whether an operation is sent something that must not show. */
export function takesSecret(document: Document, operation: Operation): boolean {
  const { properties } = requestShape(document, operation);
  return Object.values(properties).some((schema) => isSecret(document, schema));
}

/** What an operation answers when it succeeds: what each item of a list has, or what is in an envelope. */
export function answerShape(document: Document, operation: Operation): Shape {
  const schema = successSchema(operation);
  const rules = rulesOf(document, schema);
  const inner = Object.values((rules.properties ?? {}) as Record<string, Schema>);
  const enveloped = inner.length === 1 && isObject(document, inner[0]) ? inner[0] : undefined;
  return shapeOf(document, listIn(document, rules) ?? enveloped ?? schema);
}

/** Whether an operation answers with a list, alone or in an envelope. */
export function answersList(document: Document, operation: Operation): boolean {
  return listIn(document, rulesOf(document, successSchema(operation))) !== undefined;
}

/** The first documented status of success. */
export function successOf({ responses }: Operation): number {
  const status = [...responses.keys()].find((known) => /^2\d\d$/.test(known));
  return Number(status ?? 200);
}

/** Every property name in what any operation answers: what is not there cannot be seen from outside. */
export function visibleNames(document: Document, operations: Iterable<Operation>): Set<string> {
  const names = new Set<string>();
  for (const operation of operations) collect(document, successSchema(operation), names, 0);
  return names;
}

function collect(document: Document, schema: Schema | undefined, names: Set<string>, depth: number): void {
  if (depth > 8) return;
  const { properties, items, allOf } = rulesOf(document, schema);
  for (const [name, inner] of Object.entries((properties ?? {}) as Record<string, Schema>)) {
    names.add(name);
    collect(document, inner, names, depth + 1);
  }
  for (const part of [items, ...((allOf ?? []) as Schema[])]) {
    if (part !== undefined) collect(document, part as Schema, names, depth + 1);
  }
}

function successSchema(operation: Operation): Schema | undefined {
  return operation.responses.get(String(successOf(operation)))?.value.content?.[json]?.schema;
}

function listIn(document: Document, rules: Rules): Schema | undefined {
  if (rules.items !== undefined) return rules.items as Schema;
  const inner = Object.values((rules.properties ?? {}) as Record<string, Schema>);
  const list = inner
    .map((schema) => rulesOf(document, schema).items)
    .find((items) => isObject(document, items));
  return list as Schema | undefined;
}

function isObject(document: Document, schema: unknown): boolean {
  return schema !== undefined && rulesOf(document, schema as Schema).properties !== undefined;
}

function shapeOf(document: Document, schema: Schema | undefined): Shape {
  const rules = rulesOf(document, schema);
  const parts = [rules, ...((rules.allOf ?? []) as Schema[]).map((part) => rulesOf(document, part))];
  return {
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)),
    required: parts.flatMap(({ required }) => (required ?? []) as string[]),
  };
}

/** A schema with its reference followed. */
export function rulesOf(document: Document, schema: Schema | undefined): Rules {
  return typeof schema === 'object' ? resolve<Rules>(document, schema, '').value : {};
}

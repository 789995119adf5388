import { isRecord } from '../../http/is-record.ts';
import { formatPointer } from '../../http/json-pointer.ts';
import type { SpecIssue } from './spec-issue.ts';

type Part = Record<string, unknown>;
type Steps = readonly (string | number)[];

/** What a field of OpenAPI 2.0 holds. */
type Shape =
  | { list: Check; expected: string }
  | { map: Fields; check?: Check; expected: string }
  | { one: Fields; expected: string };
type Check = (item: unknown) => boolean;
type Fields = { readonly [name: string]: Shape };

const texts: Shape = { list: (item) => typeof item === 'string', expected: 'a list of texts' };
const objects: Shape = { map: {}, expected: 'an object of objects' };
const isParameter: Check = (item) =>
  isRecord(item) && (typeof item.in === 'string' || typeof item.$ref === 'string');
const parameters: Shape = { list: isParameter, expected: 'a list of parameters, each with in or $ref' };
const examples: Shape = { one: {}, expected: 'an object' };
const responses: Shape = { map: { headers: objects, examples }, expected: 'an object of responses' };
const operation: Fields = { parameters, responses, consumes: texts, produces: texts, schemes: texts };
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const pathItem: Fields = {
  parameters,
  ...Object.fromEntries(methods.map((method) => [method, { one: operation, expected: 'an operation' }])),
};

/** What the upgrade to OpenAPI 3 relies on (OpenAPI Specification 2.0, section "Schema"). */
const document: Fields = {
  consumes: texts,
  produces: texts,
  schemes: texts,
  securityDefinitions: objects,
  definitions: objects,
  parameters: { map: {}, check: isParameter, expected: 'an object of parameters, each with in or $ref' },
  responses,
  paths: { map: pathItem, expected: 'an object of path items' },
};

/** Drops what is not as OpenAPI 2.0 has it, in place, the smallest part of it, and returns what was dropped. */
export function dropInvalidSwaggerParts(swagger: Part): SpecIssue[] {
  const issues: SpecIssue[] = [];
  const report = (steps: Steps, expected: string) => {
    const pointer = `#${formatPointer(steps)}`;
    issues.push({ pointer, rule: 'struct', message: `must be ${expected}`, instead: 'it is ignored' });
  };
  cleanFields(swagger, document, [], report);
  return issues;
}

type Report = (steps: Steps, expected: string) => void;

function cleanFields(part: Part, fields: Fields, at: Steps, report: Report): void {
  for (const [name, value] of Object.entries(part)) {
    const shape = shapeOf(fields, name, value);
    if (!shape || cleanField(part, name, shape, [...at, name], report)) continue;
    report([...at, name], shape.expected);
    delete part[name];
  }
}

/** What a field should be; `undefined` where it may be anything. In a path item nothing may be null. */
function shapeOf(fields: Fields, name: string, value: unknown): Shape | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  return fields === pathItem && value === null ? { one: {}, expected: 'an operation' } : undefined;
}

/** Cleans what is inside a field. Whether it is of the shape at all. */
function cleanField(part: Part, name: string, shape: Shape, steps: Steps, report: Report): boolean {
  const value = part[name];
  if ('list' in shape) {
    if (!Array.isArray(value)) return false;
    part[name] = cleanList(value, shape, steps, report);
    return true;
  }
  if (!isRecord(value)) return false;
  if ('one' in shape) cleanFields(value, shape.one, steps, report);
  else cleanMap(value, shape, steps, report);
  return true;
}

function cleanList(
  items: readonly unknown[],
  { list, expected }: Extract<Shape, { list: Check }>,
  at: Steps,
  report: Report,
): unknown[] {
  return items.filter((item, index) => {
    if (!list(item)) report([...at, index], `part of ${expected}`);
    return list(item);
  });
}

function cleanMap(
  map: Part,
  { map: fields, check = isRecord, expected }: Extract<Shape, { map: Fields }>,
  at: Steps,
  report: Report,
): void {
  for (const [name, item] of Object.entries(map)) {
    if (name.startsWith('x-')) continue;
    if (isRecord(item) && check(item)) cleanFields(item, fields, [...at, name], report);
    else {
      report([...at, name], `part of ${expected}`);
      delete map[name];
    }
  }
}

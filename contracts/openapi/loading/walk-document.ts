import { isRecord } from '../../http/is-record.ts';
import { formatPointer } from '../../http/json-pointer.ts';
import { fieldMethods } from '../path-item-operations.ts';

/** What a part of a document is (OpenAPI Specification 3.1.1, section 4.8; 3.2 adds a little). */
export type PartKind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'requestBody'
  | 'response'
  | 'mediaType'
  | 'encoding'
  | 'callback'
  | 'schema';

/** The path of a part: its last step, and the path of what contains it. {@link pointerTo} makes a pointer of it. */
export interface PartPath {
  step: string | number;
  parent: PartPath | undefined;
}

export type FieldForm = 'one' | 'list' | 'map';
type Fields = Readonly<Record<string, readonly [FieldForm, PartKind]>>;

const operations = Object.fromEntries(fieldMethods.map((method) => [method, ['one', 'operation']] as const));

/** The fields of each kind of part that hold other parts. What is not listed is data, text or an extension. */
const fields: Readonly<Record<PartKind, Fields>> = {
  document: { components: ['one', 'components'], paths: ['map', 'pathItem'], webhooks: ['map', 'pathItem'] },
  components: {
    schemas: ['map', 'schema'],
    responses: ['map', 'response'],
    parameters: ['map', 'parameter'],
    requestBodies: ['map', 'requestBody'],
    headers: ['map', 'header'],
    callbacks: ['map', 'callback'],
    pathItems: ['map', 'pathItem'],
    mediaTypes: ['map', 'mediaType'],
  },
  pathItem: { parameters: ['list', 'parameter'], ...operations, additionalOperations: ['map', 'operation'] },
  operation: {
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['map', 'response'],
    callbacks: ['map', 'callback'],
  },
  parameter: { schema: ['one', 'schema'], content: ['map', 'mediaType'] },
  header: { schema: ['one', 'schema'], content: ['map', 'mediaType'] },
  requestBody: { content: ['map', 'mediaType'] },
  response: { headers: ['map', 'header'], content: ['map', 'mediaType'] },
  mediaType: { schema: ['one', 'schema'], itemSchema: ['one', 'schema'], encoding: ['map', 'encoding'] },
  encoding: { headers: ['map', 'header'] },
  // Its keys are expressions: `{$request.body#/url}`.
  callback: {},
  schema: {
    properties: ['map', 'schema'],
    patternProperties: ['map', 'schema'],
    dependentSchemas: ['map', 'schema'],
    $defs: ['map', 'schema'],
    definitions: ['map', 'schema'],
    allOf: ['list', 'schema'],
    anyOf: ['list', 'schema'],
    oneOf: ['list', 'schema'],
    prefixItems: ['list', 'schema'],
    items: ['one', 'schema'],
    contains: ['one', 'schema'],
    additionalProperties: ['one', 'schema'],
    unevaluatedItems: ['one', 'schema'],
    unevaluatedProperties: ['one', 'schema'],
    propertyNames: ['one', 'schema'],
    not: ['one', 'schema'],
    if: ['one', 'schema'],
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
    then: ['one', 'schema'],
    else: ['one', 'schema'],
    contentSchema: ['one', 'schema'],
  },
};

/** A value where a document should have another one. */
export interface InvalidPart {
  /** What contains it: a part, or a list or map of one. */
  holder: object;
  at: PartPath;
  /** What it should be: `an object`. */
  expected: string;
  /** The kind of part that it should be, or that it should hold. */
  kind: PartKind;
  /** Whether it is one part, or an item of a list or map; `undefined` for a list or map that is none. */
  form: FieldForm | undefined;
}

/** Visits the parts of a document. `$ref`s are visited, not followed. */
export interface DocumentVisitor {
  /** Called for each object where a part may be. */
  visit(part: Record<string, unknown>, kind: PartKind, at: PartPath | undefined): void;
  /** Called for a value that is not the part it should be. */
  visitMisfit?(misfit: InvalidPart): void;
}

/** Visits a part, and then all parts inside it. */
export function walkDocument(
  part: unknown,
  kind: PartKind,
  at: PartPath | undefined,
  visitor: DocumentVisitor,
): void {
  if (!isRecord(part)) return;
  visitor.visit(part, kind, at);
  for (const [name, value] of Object.entries(part)) {
    const field = kind === 'callback' ? callbackField(name) : fieldKind(kind, name);
    if (field && value !== undefined) walkField(part, value, field, { step: name, parent: at }, visitor);
  }
}

function walkField(
  part: Record<string, unknown>,
  value: unknown,
  [form, kind]: readonly [FieldForm, PartKind],
  at: PartPath,
  visitor: DocumentVisitor,
): void {
  if (form === 'one') {
    walkOne(part, value, [form, kind], at, visitor);
    return;
  }
  if (form === 'list' ? !Array.isArray(value) : !isRecord(value)) {
    const expected = form === 'list' ? 'a list' : 'an object';
    visitor.visitMisfit?.({ holder: part, at, expected, kind, form: undefined });
    return;
  }
  for (const [step, item] of Object.entries(value as object)) {
    if (form === 'list' || isPart(kind, step))
      walkOne(value as object, item, [form, kind], { step, parent: at }, visitor);
  }
}

function walkOne(
  holder: object,
  value: unknown,
  [form, kind]: readonly [FieldForm, PartKind],
  at: PartPath,
  visitor: DocumentVisitor,
): void {
  if (isRecord(value)) walkDocument(value, kind, at, visitor);
  else if (kind !== 'schema') visitor.visitMisfit?.({ holder, at, expected: 'an object', kind, form });
  else if (typeof value !== 'boolean')
    visitor.visitMisfit?.({ holder, at, expected: 'a schema', kind, form });
}

/** What kind of part a field holds, and whether it holds one, a list or a map of them. */
export function fieldKind(kind: PartKind, name: string): readonly [FieldForm, PartKind] | undefined {
  return Object.hasOwn(fields[kind], name) ? fields[kind][name] : undefined;
}

function callbackField(name: string): readonly [FieldForm, PartKind] | undefined {
  return name.startsWith('x-') || name === '$ref' ? undefined : ['one', 'pathItem'];
}

// Paths and statuses have extensions among them; a schema, a header or a component may have any name.
function isPart(kind: PartKind, step: string): boolean {
  return !step.startsWith('x-') || (kind !== 'pathItem' && kind !== 'response');
}

/** The JSON pointer of a path, as a fragment: `#/paths/~1pets/get`. */
export function pointerTo(at: PartPath | undefined): string {
  const steps: (string | number)[] = [];
  for (let one = at; one; one = one.parent) steps.unshift(one.step);
  return `#${formatPointer(steps)}`;
}

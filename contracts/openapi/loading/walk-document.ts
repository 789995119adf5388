import { escapeStep } from '../document.ts';

/** What a part of a document is (OpenAPI Specification 3.1.1, section 4.8; 3.2 adds a little). */
export type Kind =
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

/** Where a part stands: its own step, and what it stands in. A pointer is made of it only when somebody asks. */
export interface At {
  step: string | number;
  up: At | undefined;
}

export type Form = 'one' | 'list' | 'map';
type Fields = Readonly<Record<string, readonly [Form, Kind]>>;

const operations = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'].map((method) => {
    return [method, ['one', 'operation']] as const;
  }),
);

/** Where each kind has parts of which kind. What is not named here is data, text, or somebody's extension. */
const fields: Readonly<Record<Kind, Fields>> = {
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

/** What a walk tells. `$ref`s are told, not followed. */
export interface Visitor {
  /** Each record that stands where a part may. */
  part(part: Record<string, unknown>, kind: Kind, at: At | undefined): void;
  /** What stands where a part may, and is none: its holder is a part, or a list or map of one. */
  misfit?(holder: object, at: At, wanted: string, part: Record<string, unknown>): void;
}

/** Tells of a part, and then of all that it has. */
export function walkDocument(part: unknown, kind: Kind, at: At | undefined, visitor: Visitor): void {
  if (!isRecord(part)) return;
  visitor.part(part, kind, at);
  for (const [name, value] of Object.entries(part)) {
    const field = kind === 'callback' ? callbackField(name) : fieldOf(kind, name);
    if (field && value !== undefined) walkField(part, value, field, { step: name, up: at }, visitor);
  }
}

function walkField(
  part: Record<string, unknown>,
  value: unknown,
  [form, kind]: readonly [Form, Kind],
  at: At,
  visitor: Visitor,
): void {
  if (form === 'one') {
    walkOne(part, part, value, kind, at, visitor);
    return;
  }
  if (form === 'list' ? !Array.isArray(value) : !isRecord(value)) {
    visitor.misfit?.(part, at, form === 'list' ? 'a list' : 'an object', part);
    return;
  }
  for (const [step, item] of Object.entries(value as object)) {
    if (form === 'list' || isPart(kind, step))
      walkOne(part, value as object, item, kind, { step, up: at }, visitor);
  }
}

function walkOne(
  part: Record<string, unknown>,
  holder: object,
  value: unknown,
  kind: Kind,
  at: At,
  visitor: Visitor,
): void {
  if (isRecord(value)) walkDocument(value, kind, at, visitor);
  else if (kind !== 'schema') visitor.misfit?.(holder, at, 'an object', part);
  else if (typeof value !== 'boolean') visitor.misfit?.(holder, at, 'a schema', part);
}

/** What kind of part a field of another holds, and whether one, a list or a map of them. */
export function fieldOf(kind: Kind, name: string): readonly [Form, Kind] | undefined {
  return Object.hasOwn(fields[kind], name) ? fields[kind][name] : undefined;
}

function callbackField(name: string): readonly [Form, Kind] | undefined {
  return name.startsWith('x-') || name === '$ref' ? undefined : ['one', 'pathItem'];
}

// Extensions stand beside paths and statuses; a schema, a header or a component may have any name.
function isPart(kind: Kind, step: string): boolean {
  return !step.startsWith('x-') || (kind !== 'pathItem' && kind !== 'response');
}

/** The JSON pointer of a place, as a fragment: `#/paths/~1pets/get`. */
export function pointerOf(at: At | undefined): string {
  const steps: string[] = [];
  for (let one = at; one; one = one.up) steps.push(escapeStep(one.step));
  return `#${steps
    .reverse()
    .map((step) => `/${step}`)
    .join('')}`;
}

/** Whether a value has named fields. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

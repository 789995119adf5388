import { isRecord, walkDocument } from './walk-document.ts';

type Record_ = Record<string, unknown>;

/**
 * Turns an OpenAPI 3.0 document, in place, into 3.1: its schemas say in JSON Schema 2020-12 what they said in 3.0's own
 * dialect (OpenAPI Specification 3.0.4, section 4.7.24; "Upgrading from OpenAPI 3.0 to 3.1").
 */
export function upgradeTo31(document: Record_): void {
  document.openapi = '3.1.1';
  walkDocument(document, 'document', undefined, {
    visit: (part, kind) => {
      if (kind === 'schema') moderniseSchema(part);
    },
  });
}

function moderniseSchema(schema: Record_): void {
  ignoreSiblings(schema);
  upgradeLimits(schema);
  moderniseNullable(schema);
  if (schema.example !== undefined && schema.examples === undefined) {
    schema.examples = [schema.example];
    delete schema.example;
  }
  if (schema.format === 'binary') moderniseBinary(schema);
  // `format: byte` stays beside it: JSON Schema takes `contentEncoding` for a remark and checks nothing by it.
  if (schema.format === 'byte' || schema.format === 'base64') schema.contentEncoding ??= 'base64';
}

const remarks = new Set(['$ref', 'nullable', 'title', 'description', 'example', 'default', 'deprecated']);

// What stands beside a `$ref` counts in 3.1 and does not in 3.0. That null is allowed is meant, though, wherever it is said.
function ignoreSiblings(schema: Record_): void {
  if (typeof schema.$ref !== 'string') return;
  for (const keyword of Object.keys(schema)) {
    const kept = remarks.has(keyword) || keyword.startsWith('x-') || /^(read|write)Only$/.test(keyword);
    if (!kept) delete schema[keyword];
  }
}

/** Turns limits that are said to be exclusive into exclusive limits. */
export function upgradeLimits(schema: Record_): void {
  moderniseLimit(schema, 'exclusiveMinimum', 'minimum');
  moderniseLimit(schema, 'exclusiveMaximum', 'maximum');
}

function moderniseLimit(schema: Record_, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  const limit = schema[inclusive];
  if (schema[exclusive] && typeof limit === 'number') {
    schema[exclusive] = limit;
    delete schema[inclusive];
  } else delete schema[exclusive];
}

function moderniseNullable(schema: Record_): void {
  const { nullable } = schema;
  delete schema.nullable;
  if (nullable !== true) return;
  if (typeof schema.type === 'string') {
    schema.type = [schema.type, 'null'];
    return;
  }
  const union = ['anyOf', 'oneOf'].find((keyword) => Array.isArray(schema[keyword]));
  if (union !== undefined) orNull(schema, union);
  else if (typeof schema.$ref === 'string') wrap(schema, '$ref');
  else if (Array.isArray(schema.allOf)) wrap(schema, 'allOf');
}

function orNull(schema: Record_, union: string): void {
  const arms = schema[union] as unknown[];
  const has = arms.some((arm) => isRecord(arm) && [arm.type].flat().includes('null'));
  if (!has) schema[union] = [...arms, { type: 'null' }];
}

function wrap(schema: Record_, keyword: string): void {
  schema.anyOf = [{ [keyword]: schema[keyword] }, { type: 'null' }];
  delete schema[keyword];
}

// Bytes are no JSON (OpenAPI Specification 3.1.1, section 4.8.14.2), and are read as a text here; in JSON they are one.
function moderniseBinary(schema: Record_): void {
  delete schema.format;
  schema.contentMediaType ??= 'application/octet-stream';
}

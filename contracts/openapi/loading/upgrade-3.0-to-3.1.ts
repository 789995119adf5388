import { isRecord } from '../../http/is-record.ts';
import { walkDocument } from './walk-document.ts';

type Part = Record<string, unknown>;

/**
 * Turns an OpenAPI 3.0 document, in place, into 3.1: its schemas say in JSON Schema 2020-12 what they said in 3.0's own
 * dialect (OpenAPI Specification 3.0.4, section 4.7.24; "Upgrading from OpenAPI 3.0 to 3.1").
 *
 * `@scalar/openapi-upgrader` 0.4.9 does not serve here: it lets keywords beside a `$ref` count, leaves `nullable` where a
 * schema has `oneOf`, `anyOf` or no type, and takes the type from bytes.
 */
export function upgradeTo31(document: Part): void {
  document.openapi = '3.1.1';
  walkDocument(document, 'document', undefined, {
    visit: (part, kind) => {
      if (kind === 'schema') upgradeSchema(part);
    },
  });
}

function upgradeSchema(schema: Part): void {
  ignoreSiblings(schema);
  upgradeLimits(schema);
  upgradeNullable(schema);
  if (schema.example !== undefined && schema.examples === undefined) {
    schema.examples = [schema.example];
    delete schema.example;
  }
  if (schema.format === 'binary') upgradeBinary(schema);
  // `format: byte` stays beside it: JSON Schema treats `contentEncoding` as an annotation and checks nothing.
  if (schema.format === 'byte' || schema.format === 'base64') schema.contentEncoding ??= 'base64';
}

const annotations = new Set(['$ref', 'nullable', 'title', 'description', 'example', 'default', 'deprecated']);

// Keywords beside a `$ref` count in 3.1 and are ignored in 3.0. Authors mean `nullable`, though, wherever they write it.
function ignoreSiblings(schema: Part): void {
  if (typeof schema.$ref !== 'string') return;
  for (const keyword of Object.keys(schema)) {
    const kept = annotations.has(keyword) || keyword.startsWith('x-') || /^(read|write)Only$/.test(keyword);
    if (!kept) delete schema[keyword];
  }
}

/** Turns `exclusiveMinimum: true` and `exclusiveMaximum: true` into the limits themselves. */
export function upgradeLimits(schema: Part): void {
  upgradeLimit(schema, 'exclusiveMinimum', 'minimum');
  upgradeLimit(schema, 'exclusiveMaximum', 'maximum');
}

function upgradeLimit(schema: Part, exclusive: string, inclusive: string): void {
  if (typeof schema[exclusive] !== 'boolean') return;
  const limit = schema[inclusive];
  if (schema[exclusive] && typeof limit === 'number') {
    schema[exclusive] = limit;
    delete schema[inclusive];
  } else delete schema[exclusive];
}

function upgradeNullable(schema: Part): void {
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

function orNull(schema: Part, union: string): void {
  const arms = schema[union] as unknown[];
  const has = arms.some((arm) => isRecord(arm) && [arm.type].flat().includes('null'));
  if (!has) schema[union] = [...arms, { type: 'null' }];
}

function wrap(schema: Part, keyword: string): void {
  schema.anyOf = [{ [keyword]: schema[keyword] }, { type: 'null' }];
  delete schema[keyword];
}

// Bytes are not JSON (OpenAPI Specification 3.1.1, section 4.8.14.2): a body of them is read as text, and in JSON they are text.
function upgradeBinary(schema: Part): void {
  delete schema.format;
  schema.contentMediaType ??= 'application/octet-stream';
}

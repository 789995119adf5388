import { isRecord } from '../../contracts/http/is-record.ts';
import { escapeStep } from '../../contracts/http/json-pointer.ts';
import { tryParseJson } from '../../contracts/http/lossless-json.ts';
import { concreteType, isJson } from '../../contracts/http/media-type.ts';
import {
  type Header,
  type Located,
  type MediaType,
  type ResponseObject,
  resolve,
  type Schema,
} from '../../contracts/openapi/document.ts';
import { schemaShape } from '../../contracts/openapi/resources/index.ts';
import { bytesAsText } from '../../contracts/openapi/serialization/parse-multipart.ts';
import type { Spec } from '../../contracts/openapi/spec.ts';
import { sampleFile } from './sample-files.ts';

/** A body from the document alone, and whether it is one of its examples. */
export interface GeneratedBody {
  value: unknown;
  isExample: boolean;
}

/** How to generate a body. */
export interface GenerateOptions {
  /** The name of the example to take. */
  example?: string | undefined;
  /** Not an example, but data generated from the schema. */
  dynamic?: boolean;
}

const cache = new WeakMap<MediaType, Promise<GeneratedBody | undefined>>();

/**
 * A body for a documented response: its first example that is valid, else a value generated from the schema. `undefined`
 * where there is neither. A text without a schema is one that says so: an empty one would be no body.
 */
export function generateBody(
  spec: Spec,
  response: Located<ResponseObject>,
  mediaType: string,
  options: GenerateOptions = {},
): Promise<GeneratedBody | undefined> {
  const media = response.value.content?.[mediaType];
  if (!media) return Promise.resolve(undefined);
  if (options.example !== undefined || options.dynamic)
    return generate(spec, response, mediaType, media, options);
  const known = cache.get(media) ?? generate(spec, response, mediaType, media, options);
  cache.set(media, known);
  return known;
}

async function generate(
  spec: Spec,
  response: Located<ResponseObject>,
  mediaType: string,
  media: MediaType,
  { example, dynamic = false }: GenerateOptions,
): Promise<GeneratedBody | undefined> {
  const validate = spec.validators.bodyOf(response, mediaType);
  const isNoBody = (value: unknown) => value === '' && !isJson(concreteType(mediaType));
  const known = dynamic ? [] : examplesOf(spec, media, example).filter(({ value }) => !isNoBody(value));
  const valid = known
    .map((one) => unpacked(spec, mediaType, media, one))
    .find(({ value }) => !validate?.(value));
  if (valid) return { value: valid.value, isExample: true };
  const file = sampleFile(concreteType(mediaType));
  // A reader opens no random bytes.
  if (file && !validate?.(bytesAsText(file))) return { value: file, isExample: false };
  const schema = listOf(media.itemSchema) ?? media.schema;
  if (schema === undefined) return { value: 'string', isExample: false };
  const value = await schemaValue(spec, schema, { natural: !dynamic });
  return value === undefined || validate?.(value) ? undefined : { value, isExample: false };
}

/** The schema of a stream: of a few items. */
function listOf(items: Schema | undefined): Schema | undefined {
  return items === undefined ? undefined : { type: 'array', items, minItems: 2, maxItems: 2 };
}

/** The examples of a media type: the named one, else all. */
function examplesOf(spec: Spec, media: MediaType, name: string | undefined): { value: unknown }[] {
  const found = Object.entries(media.examples ?? {}).flatMap(([key, given]) => {
    const example = resolve<{ value?: unknown }>(spec.document, given, '').value;
    return (name === undefined || key === name) && 'value' in example ? [{ value: example.value }] : [];
  });
  return media.example === undefined ? found : [...found, { value: media.example }];
}

/** An example that is the text of an object or a list, where the schema describes one, is that itself. */
function unpacked(
  { document }: Spec,
  mediaType: string,
  { schema }: MediaType,
  example: { value: unknown },
): { value: unknown } {
  const { value } = example;
  if (typeof value !== 'string' || !isJson(concreteType(mediaType))) return example;
  const { properties, types } = schemaShape(document, schema);
  const parsed = properties.size > 0 || types.includes('array') ? tryParseJson(value) : undefined;
  return isRecord(parsed) || Array.isArray(parsed) ? { value: parsed } : example;
}

/** The names of the examples that a media type has. */
export function exampleNames(media: MediaType | undefined): string[] {
  return Object.keys(media?.examples ?? {});
}

/** A value generated from a schema. The generator is loaded when it is first needed. */
export async function schemaValue(
  spec: Spec,
  schema: Schema,
  { natural = true, name = '' } = {},
): Promise<unknown> {
  const { valueFor } = await import('../../contracts/openapi/generation/index.ts');
  return valueFor(spec, schema, { direction: 'response', natural, readable: true, name });
}

/** The headers that a documented response must have, or has an example for. */
export async function generateHeaders(
  spec: Spec,
  response: Located<ResponseObject>,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const [name, header] of Object.entries(response.value.headers ?? {})) {
    if (name.toLowerCase() === 'content-type') continue;
    const at = `${response.pointer}/headers/${escapeStep(name)}`;
    const { value } = resolve<Header>(spec.document, header, at);
    const own = value.example ?? Object.values(value.examples ?? {})[0]?.value;
    const example = own ?? schemaExample(spec, response, name, value);
    const found =
      example ?? (value.required ? await schemaValue(spec, value.schema ?? true, { name }) : undefined);
    if (found !== undefined) headers[name] = headerText(found);
  }
  return headers;
}

/** Headers whose value says something of the items: an example would say something else. */
const aboutItems = /^(?:link|location|etag|last-modified|content-.*)$/i;

/** The first example that the schema of a header has, if it is valid. */
function schemaExample(
  spec: Spec,
  response: Located<ResponseObject>,
  name: string,
  { schema }: Header,
): unknown {
  if (typeof schema !== 'object' || aboutItems.test(name)) return undefined;
  const { value } = resolve<{ examples?: unknown[]; example?: unknown }>(spec.document, schema, '');
  const example = value.examples?.[0] ?? value.example;
  if (example === undefined) return undefined;
  const header = spec.validators.headersOf(response).find((one) => one.name === name);
  return header?.validate(headerText(example)) ? undefined : example;
}

/** A value as a header has it (OpenAPI Specification 3.1.1, section 4.8.21: the style is always `simple`). */
function headerText(value: unknown): string {
  if (Array.isArray(value)) return value.map(String).join(',');
  if (value === null || typeof value !== 'object') return String(value);
  return Object.entries(value).flat().map(String).join(',');
}

import { type CallResult, isAnyValid } from './call-result.ts';
import { escapePointerStep, type RawDocument } from './raw-document.ts';
import { objectCandidates, valueCandidates } from './wire-value-candidates.ts';

type Part = Record<string, unknown>;

/** Validates the body of a request or a response; `absent` is the keyword of properties that it does not have. */
export async function validateBody(
  document: RawDocument,
  { content = {} }: Part,
  pointer: string,
  {
    headers,
    body,
  }: { headers: Readonly<Record<string, string | string[] | undefined>>; body: Buffer | string },
  absent: 'readOnly' | 'writeOnly',
  result: CallResult,
): Promise<void> {
  const contentType = String(headers['content-type'] ?? '');
  const type = contentType.split(';')[0]?.trim() ?? '';
  const declared = Object.keys(content as Part);
  const key = [type, `${type.split('/')[0]}/*`, '*/*']
    .map((wanted) => declared.find((one) => one.split(';')[0]?.trim().toLowerCase() === wanted.toLowerCase()))
    .find((found) => found !== undefined);
  if (key === undefined) {
    result.failures.push(`a body of ${type} is not declared`);
    return;
  }
  const media = (content as Record<string, Part>)[key] ?? {};
  if (media.schema === undefined) return;
  const schema = document.follow(media.schema, `${pointer}/content/${escapePointerStep(key)}/schema`);
  if (/[/+]xml$/.test(type)) {
    result.unsupported.push('XML bodies, which JSON schemas do not describe');
    return;
  }
  const isObject = schema.value.type === 'object' || schema.value.properties !== undefined;
  const hasMembers = isObject || schema.value.type === 'array';
  if (isText(type) ? hasMembers : isForm(type) && !isObject && schema.value.type !== undefined) {
    result.unsupported.push('texts whose schema is an object or a list, and forms whose schema is none');
    return;
  }
  const values = await valuesOf(Buffer.from(body), contentType, document, schema.value);
  if (await isAnyValid(document, schema.pointer, values)) return;
  // Properties of the other direction may be required.
  const filled = values.flatMap((value) => withAbsent(document, schema.value, value, absent));
  if (!(await isAnyValid(document, schema.pointer, filled)))
    result.failures.push(`a body of ${type} breaks its schema`);
}

/** Whether bodies of a media type have no members. */
function isText(type: string): boolean {
  return !/[/+]json$/.test(type) && !isForm(type);
}

function isForm(type: string): boolean {
  return type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data';
}

async function valuesOf(
  body: Buffer,
  contentType: string,
  document: RawDocument,
  schema: Part,
): Promise<unknown[]> {
  const properties = (schema.properties ?? {}) as Part;
  const typeOf = (name: string) => document.follow(properties[name], '').value.type;
  if (/[/+]json(;|$)/.test(contentType)) return [JSON.parse(body.toString())];
  if (contentType.startsWith('application/x-www-form-urlencoded'))
    return objectCandidates(new URLSearchParams(body.toString()), typeOf);
  if (!contentType.startsWith('multipart/form-data')) return valueCandidates(body.toString());
  const parsed = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  }).formData();
  const fields = await Promise.all(
    [...parsed].map(
      async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const,
    ),
  );
  return objectCandidates(fields, typeOf);
}

function withAbsent(
  document: RawDocument,
  { properties = {} }: Part,
  value: unknown,
  absent: string,
): unknown[] {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  const samples: Part = { integer: 1, number: 1, boolean: true, string: 'text' };
  const missing = Object.entries(properties as Part).flatMap(([name, property]) => {
    const { value: rules } = document.follow(property, '');
    return rules[absent] === true && !Object.hasOwn(value, name)
      ? [[name, samples[String(rules.type)]] as const]
      : [];
  });
  return [{ ...Object.fromEntries(missing), ...value }];
}

import { type CallResult, isAnyValid } from './call-result.ts';
import type { DeclaredOperation } from './declared-operation.ts';
import type { RawDocument } from './raw-document.ts';
import type { Exchange } from './recording-proxy.ts';
import { arrayCandidates, objectCandidates, valueCandidates } from './wire-value-candidates.ts';

type Part = Record<string, unknown>;

/** Validates the parameters of a request, including undeclared ones. */
export async function validateParameters(
  document: RawDocument,
  { parameters, path }: DeclaredOperation,
  { query, headers }: Exchange['request'],
  result: CallResult,
): Promise<void> {
  const given = new URLSearchParams(query);
  const read = parameters.filter(({ value }) => !isIgnored(value));
  for (const { value: parameter, pointer } of read) {
    const name = String(parameter.name);
    const texts = {
      path: [path[name]],
      query: given.getAll(name),
      header: [headers[name.toLowerCase()]].flat(),
      cookie: [],
    }[parameter.in as 'path']?.filter((text) => text !== undefined);
    const schema = document.follow(parameter.schema, `${pointer}/schema`);
    if (parameter.in === 'query' && isOpen(document, schema.value)) {
      result.unsupported.push('objects of any properties in a query, and arrays of objects');
      continue;
    }
    const shown = texts.length > 0 ? texts : objectIn(schema.value, given);
    if (shown === undefined) {
      if (parameter.required === true) result.failures.push(`${name} is missing`);
    } else if (
      !(await isAnyValid(
        document,
        schema.pointer,
        parseCandidates(schema.value, shown, String(parameter.in)),
      ))
    )
      result.failures.push(`${name} breaks its schema`);
  }
  const names = new Set(parameters.map(({ value }) => value.name));
  const isObject = parameters.some(({ value }) => document.follow(value.schema, '').value.type === 'object');
  const others = [...given.keys()].filter((name) => !names.has(name) && !isObject && !isKey(document, name));
  if (others.length > 0) result.failures.push(`${others.join(', ')} not declared`);
}

/** Headers that a document cannot define as parameters (OpenAPI Specification 3.1.1, section 4.8.12.2.1). */
const ignored = ['accept', 'content-type', 'authorization'];

function isIgnored({ in: place, name }: Part): boolean {
  return place === 'header' && ignored.includes(String(name).toLowerCase());
}

/** Whether a query does not say where a value of this schema begins and ends. */
function isOpen(document: RawDocument, { type, properties, items }: Part): boolean {
  if (type === 'object') return properties === undefined;
  return type === 'array' && isObject(document, items);
}

function isObject(document: RawDocument, schema: unknown): boolean {
  const { type, properties, allOf = [] } = document.follow(schema, '').value;
  if (type === 'object' || properties !== undefined) return true;
  return (allOf as unknown[]).some((part) => isObject(document, part));
}

/** An API key may be in a query without being a parameter. */
function isKey({ follow }: RawDocument, name: string): boolean {
  const { value } = follow({ $ref: '#/components/securitySchemes' }, '');
  return Object.values(value).some(
    (scheme) => (scheme as Part).in === 'query' && (scheme as Part).name === name,
  );
}

/** An object in a query is written as its properties. */
function objectIn({ type, properties = {} }: Part, given: URLSearchParams): string[] | undefined {
  if (type !== 'object') return undefined;
  const fields = Object.keys(properties as Part).filter((name) => given.has(name));
  return fields.length === 0 ? undefined : fields.map((name) => `${name}=${given.get(name)}`);
}

/** The values that a parameter's texts may mean. */
export function parseCandidates({ type }: Part, texts: readonly string[], place: string): unknown[] {
  const [first = ''] = texts;
  if (type === 'object')
    return objectCandidates(
      texts.map((text) => text.split(/=(.*)/s) as [string, string]),
      () => undefined,
    );
  if ([type].flat().includes('array')) return arrayCandidates(place === 'query' ? texts : first.split(','));
  return valueCandidates(first);
}

import { isRecord } from '../../http/is-record.ts';
import { escapeStep } from '../../http/json-pointer.ts';
import type { Document, Schema } from '../../openapi/document.ts';
import { requestSchema, schemaShape } from '../../openapi/resources/index.ts';
import type { Operation } from '../../openapi/spec.ts';
import type { CallInput } from './call-input.ts';

/** A value of a call that a server may take for where to send a request. */
export interface AddressInput {
  in: 'query' | 'headers' | 'cookie' | 'body';
  /** The member or the parameter that has it. */
  name: string;
  /** JSON pointer to it, in the values of that place. */
  pointer: string;
}

/** Names of what a server calls, whatever the value looks like: `callbackUrl`, `webhook_uri`, `host`. */
const called = /(^|_)(url|uri|callback|webhook|hook|endpoint|host|hostname|proxy|upstream)s?$/;

/** Names of addresses that people follow, and servers only show. */
const shown =
  /photo|image|avatar|picture|icon|logo|thumb|cover|banner|website|homepage|blog|profile|docs|documentation|license|terms|link|href|schema/;

/** What a name is followed by before it says what it is: an address of any scheme with a host. */
const address = /^\s*[a-z][a-z0-9+.-]*:\/\/\S/i;

/** The values of a call that may be addresses for the server to call. */
export function callbackUrlInputs(input: CallInput): AddressInput[] {
  const { query, headers, cookie, body } = input;
  const parameters = Object.entries({ query, headers, cookie }).flatMap(([place, values]) =>
    addressesIn(values, '', '').map((one) => ({ ...one, in: place as AddressInput['in'] })),
  );
  const members = Buffer.isBuffer(body) ? addressesInText(body.toString()) : addressesIn(body, '', '');
  return [...parameters, ...members.map((one) => ({ ...one, in: 'body' as const }))];
}

/** How deep in a body a member is looked for. */
const deepest = 4;

/** What an operation must be sent that may be an address to call: without it a call means nothing. */
export function requiredAddress(document: Document, operation: Operation): string | undefined {
  const parameter = operation.parameters.find(({ value: { in: place, name, required, schema } }) => {
    return place !== 'path' && required && isAddressMember(name, schema);
  });
  return parameter?.value.name ?? requiredIn(document, requestSchema(operation), deepest);
}

function requiredIn(document: Document, schema: Schema | undefined, depth: number): string | undefined {
  if (schema === undefined || depth === 0) return undefined;
  for (const [name, property] of schemaShape(document, schema).properties) {
    if (!property.required) continue;
    if (isAddressMember(name, property.schema)) return name;
    const inner = requiredIn(document, property.schema, depth - 1);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

/** Whether a member has a name, or a format, as of an address to call. */
function isAddressMember(name: string, schema: Schema | undefined): boolean {
  const { format, type } = typeof schema === 'object' ? schema : {};
  const words = wordsOf(name);
  const mayBeText = type === undefined || [type].flat().includes('string');
  return mayBeText && !shown.test(words) && (called.test(words) || /^(uri|url|iri)$/.test(String(format)));
}

type Found = Omit<AddressInput, 'in'>;

/** However deep a value is: it may be one that tries a server's parser. */
function addressesIn(whole: unknown, name: string, pointer: string): Found[] {
  const found: Found[] = [];
  const parts = [{ value: whole, name, pointer }];
  // Grows while it is walked.
  for (const { value, ...place } of parts) {
    if (typeof value === 'string' && isAddress(place.name, value)) found.push(place);
    const isList = Array.isArray(value);
    for (const [step, inner] of isList || isRecord(value) ? Object.entries(value) : [])
      parts.push({
        value: inner,
        name: isList ? place.name : step,
        pointer: `${place.pointer}/${escapeStep(step)}`,
      });
  }
  return found;
}

/** The same in a body that is no value: one that is cut off, for example. */
function addressesInText(text: string): Found[] {
  return [...text.matchAll(/"?([\w-]+)"?\s*[:=]\s*"?([^",&\s]+)/g)].flatMap(([, name = '', value = '']) =>
    isAddress(name, value) ? [{ name, pointer: '' }] : [],
  );
}

function isAddress(name: string, value: string): boolean {
  const words = wordsOf(name);
  if (shown.test(words)) return false;
  return address.test(value) || (value !== '' && called.test(words));
}

/** `callbackUrl` as `callback_url`. */
function wordsOf(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}

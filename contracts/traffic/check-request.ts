import { acceptableTypes } from '../http/accept.ts';
import { escapeStep } from '../http/json-pointer.ts';
import { documentedType } from '../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../http/message.ts';
import type { InputViolation } from '../openapi/input-violation.ts';
import { type Operation, responseFor } from '../openapi/spec.ts';
import type { TrafficChecker } from './check-context.ts';
import { credentialMismatches, credentialNames } from './check-credentials.ts';
import type { Interaction } from './files/traffic.ts';
import { type Mismatch, mismatch } from './mismatch.ts';
import { isReadable } from './readable-media-types.ts';
import { standardRequestHeaders } from './standard-headers.ts';

/** Where a request differs from the document. One that expects a refusal may have invalid input. */
export function requestMismatches(
  checker: TrafficChecker,
  interaction: Interaction,
  operation: Operation,
  violations: readonly InputViolation[],
): Mismatch[] {
  const expectsSuccess = interaction.response.status < 400;
  return [
    ...(expectsSuccess && checker.isExpected ? credentialMismatches(checker, interaction, operation) : []),
    ...acceptMismatches(interaction, operation),
    ...contentTypeMismatches(interaction, operation),
    ...(expectsSuccess ? inputMismatches(interaction, operation, violations) : []),
    ...(expectsSuccess && checker.isExpected ? unknownParameters(checker, interaction, operation) : []),
  ];
}

function inputMismatches(
  { request }: Interaction,
  operation: Operation,
  violations: readonly InputViolation[],
): Mismatch[] {
  const known = Object.keys(operation.requestBody?.value.content ?? {});
  const mediaType = mediaTypeOf(request.headers) ?? known[0] ?? 'application/json';
  const isOpaque =
    request.body.length > 0 && !isReadable(mediaType) && documentedType(known, mediaType) !== undefined;
  const found = violations
    .filter((violation) => !(isOpaque && violation.in === 'body'))
    .flatMap(fromViolation);
  if (!isOpaque) return found;
  const message = `bodies of ${mediaType} are not validated`;
  return [...found, mismatch('request.body.unvalidatable', '/request/body', operation.pointer, message)];
}

const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

// Three headers are not parameters, even if a document has them (OpenAPI Specification 3.1.1, section 4.8.12.2.1), and
// media types are checked separately.
function fromViolation({ in: place, at, rule, message, schemaPointer }: InputViolation): Mismatch[] {
  if (place === 'header' && ignoredHeaders.has(at.toLowerCase())) return [];
  if (rule === 'media type') return [];
  if (place === 'body') {
    return [mismatch('request.body.incompatible', `/request/body${at}`, schemaPointer, message)];
  }
  if (place !== 'query' && place !== 'header') return [];
  const pointer = place === 'header' ? 'headers' : place;
  return [
    mismatch(
      `request.${place}.incompatible`,
      `/request/${pointer}/${escapeStep(at)}`,
      schemaPointer,
      `${at}: ${message}`,
    ),
  ];
}

function acceptMismatches({ request, response }: Interaction, operation: Operation): Mismatch[] {
  const accept = headerOf(request.headers, 'accept');
  if (accept === undefined) return [];
  const typesOf = (one: ReturnType<typeof responseFor>) => Object.keys(one?.value.content ?? {});
  const all = [...operation.responses.values()].flatMap(typesOf);
  const at = '/request/headers/Accept';
  const documented = `${operation.pointer}/responses`;
  if (all.length === 0) {
    return [mismatch('request.accept.unknown', at, documented, 'the document has no response content')];
  }
  if (
    typesOf(responseFor(operation, response.status)).length === 0 ||
    acceptableTypes(accept, all).length > 0
  )
    return [];
  const message = `${accept} accepts none of ${[...new Set(all)].join(', ')}`;
  return [mismatch('request.accept.incompatible', at, documented, message)];
}

function contentTypeMismatches({ request }: Interaction, operation: Operation): Mismatch[] {
  const given = mediaTypeOf(request.headers);
  const { requestBody } = operation;
  const known = Object.keys(requestBody?.value.content ?? {});
  const at = '/request/headers/Content-Type';
  const documented = requestBody ? `${requestBody.pointer}/content` : operation.pointer;
  const hasBody = request.body.length > 0;
  const undeclared = hasBody && !requestBody;
  const body = undeclared
    ? [
        mismatch(
          'request.body.unknown',
          '/request/body',
          operation.pointer,
          'the document has no request body here',
        ),
      ]
    : [];
  if (given === undefined) {
    const isMissing = hasBody && known.length > 0;
    const message = `the request has no Content-Type; the document has ${known.join(', ')}`;
    return isMissing ? [mismatch('request.content-type.missing', at, documented, message)] : body;
  }
  if (known.length === 0) {
    return [
      ...body,
      mismatch('request.content-type.unknown', at, documented, 'the document has no content here'),
    ];
  }
  if (documentedType(known, given) !== undefined) return body;
  return [
    mismatch('request.content-type.incompatible', at, documented, `${given} is none of ${known.join(', ')}`),
  ];
}

function unknownParameters(
  checker: TrafficChecker,
  { request }: Interaction,
  operation: Operation,
): Mismatch[] {
  const credentials = credentialNames(checker, operation);
  const headers = Object.keys(request.headers)
    .filter((name) => !standardRequestHeaders.has(name) && !credentials.header.has(name))
    .filter((name) => !isParameter(operation, 'header', name))
    .map((name) => {
      const message = `the document has no header ${name} here`;
      return mismatch(
        'request.header.unknown',
        `/request/headers/${escapeStep(name)}`,
        operation.pointer,
        message,
      );
    });
  const names = [...new Set(new URLSearchParams(request.query).keys())];
  const query = names
    .filter((name) => !credentials.query.has(name) && !isParameter(operation, 'query', name))
    .map((name) => {
      const message = `the document has no query parameter ${name} here`;
      return mismatch(
        'request.query.unknown',
        `/request/query/${escapeStep(name)}`,
        operation.pointer,
        message,
      );
    });
  return [...headers, ...query];
}

// Each property of an object can be a parameter of its own: `filter[name]`, or just `name`.
function isParameter({ parameters }: Operation, place: 'query' | 'header', name: string): boolean {
  return parameters.some(({ value: { in: where, name: known, schema, style } }) => {
    if (where !== place) return false;
    if (place === 'header') return known.toLowerCase() === name;
    const isObject = typeof schema === 'object' && [schema.type].flat().includes('object');
    return known === name || name.startsWith(`${known}[`) || (isObject && style !== 'deepObject');
  });
}

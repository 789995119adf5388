import { documentedType } from '../http/media-type.ts';
import { headerOf, mediaTypeOf } from '../http/message.ts';
import { escapeStep } from '../openapi/document.ts';
import type { InputViolation } from '../openapi/input-violation.ts';
import { type Operation, responseFor } from '../openapi/spec.ts';
import type { Checker } from './check-traffic.ts';
import { credentialNames, credentialVerdicts } from './credentials.ts';
import type { Interaction } from './files/traffic.ts';
import { accepts, isReadable } from './media-types.ts';
import { standardRequestHeaders } from './standard-headers.ts';
import { type Verdict, verdict } from './verdict.ts';

/** Whether the document takes a request. One that is to be refused may have faults: that is what it tries out. */
export function requestVerdicts(
  checker: Checker,
  interaction: Interaction,
  operation: Operation,
  faults: readonly InputViolation[],
): Verdict[] {
  const isToSucceed = interaction.response.status < 400;
  return [
    ...(isToSucceed && checker.isExpected ? credentialVerdicts(checker, interaction, operation) : []),
    ...acceptVerdicts(interaction, operation),
    ...contentTypeVerdicts(interaction, operation),
    ...(isToSucceed ? faultVerdicts(interaction, operation, faults) : []),
    ...(isToSucceed && checker.isExpected ? unknownParameters(checker, interaction, operation) : []),
  ];
}

function faultVerdicts(
  { request }: Interaction,
  operation: Operation,
  faults: readonly InputViolation[],
): Verdict[] {
  const known = Object.keys(operation.requestBody?.value.content ?? {});
  const mediaType = mediaTypeOf(request.headers) ?? known[0] ?? 'application/json';
  const isOpaque =
    request.body.length > 0 && !isReadable(mediaType) && documentedType(known, mediaType) !== undefined;
  const told = faults.filter((fault) => !(isOpaque && fault.in === 'body')).flatMap(ofFault);
  if (!isOpaque) return told;
  const message = `bodies of ${mediaType} are not looked into`;
  return [...told, verdict('request.body.unvalidatable', '/request/body', operation.pointer, message)];
}

const ignoredHeaders = new Set(['accept', 'content-type', 'authorization']);

// Three headers are no parameters, even if a document has them (OpenAPI Specification 3.1.1, section 4.8.12.2.1), and
// what is said of media types is said before.
function ofFault({ in: place, at, rule, message, schemaPointer }: InputViolation): Verdict[] {
  if (place === 'header' && ignoredHeaders.has(at.toLowerCase())) return [];
  if (rule === 'media type') return [];
  if (place === 'body') {
    return [verdict('request.body.incompatible', `/request/body${at}`, schemaPointer, message)];
  }
  if (place !== 'query' && place !== 'header') return [];
  const pointer = place === 'header' ? 'headers' : place;
  return [
    verdict(
      `request.${place}.incompatible`,
      `/request/${pointer}/${escapeStep(at)}`,
      schemaPointer,
      `${at}: ${message}`,
    ),
  ];
}

function acceptVerdicts({ request, response }: Interaction, operation: Operation): Verdict[] {
  const accept = headerOf(request.headers, 'accept');
  if (accept === undefined) return [];
  const typesOf = (one: ReturnType<typeof responseFor>) => Object.keys(one?.value.content ?? {});
  const all = [...operation.responses.values()].flatMap(typesOf);
  const at = '/request/headers/Accept';
  const documented = `${operation.pointer}/responses`;
  if (all.length === 0) {
    return [verdict('request.accept.unknown', at, documented, 'the document has no content to be accepted')];
  }
  if (typesOf(responseFor(operation, response.status)).length === 0 || accepts(accept, all)) return [];
  const message = `${accept} takes none of ${[...new Set(all)].join(', ')}`;
  return [verdict('request.accept.incompatible', at, documented, message)];
}

function contentTypeVerdicts({ request }: Interaction, operation: Operation): Verdict[] {
  const given = mediaTypeOf(request.headers);
  const { requestBody } = operation;
  const known = Object.keys(requestBody?.value.content ?? {});
  const at = '/request/headers/Content-Type';
  const documented = requestBody ? `${requestBody.pointer}/content` : operation.pointer;
  const hasBody = request.body.length > 0;
  const undeclared = hasBody && !requestBody;
  const body = undeclared
    ? [verdict('request.body.unknown', '/request/body', operation.pointer, 'the document has no body here')]
    : [];
  if (given === undefined) {
    const isMissing = hasBody && known.length > 0;
    const message = `the document has ${known.join(', ')}, and the request does not say which it is`;
    return isMissing ? [verdict('request.content-type.missing', at, documented, message)] : body;
  }
  if (known.length === 0) {
    return [
      ...body,
      verdict('request.content-type.unknown', at, documented, 'the document has no content here'),
    ];
  }
  if (documentedType(known, given) !== undefined) return body;
  return [
    verdict('request.content-type.incompatible', at, documented, `${given} is none of ${known.join(', ')}`),
  ];
}

function unknownParameters(checker: Checker, { request }: Interaction, operation: Operation): Verdict[] {
  const credentials = credentialNames(checker, operation);
  const headers = Object.keys(request.headers)
    .filter((name) => !standardRequestHeaders.has(name) && !credentials.header.has(name))
    .filter((name) => !isParameter(operation, 'header', name))
    .map((name) => {
      const message = `the document has no header ${name} here`;
      return verdict(
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
      return verdict(
        'request.query.unknown',
        `/request/query/${escapeStep(name)}`,
        operation.pointer,
        message,
      );
    });
  return [...headers, ...query];
}

// Of an object each field can be a parameter of its own: `filter[name]`, or just `name`.
function isParameter({ parameters }: Operation, place: 'query' | 'header', name: string): boolean {
  return parameters.some(({ value: { in: where, name: known, schema, style } }) => {
    if (where !== place) return false;
    if (place === 'header') return known.toLowerCase() === name;
    const isObject = typeof schema === 'object' && [schema.type].flat().includes('object');
    return known === name || name.startsWith(`${known}[`) || (isObject && style !== 'deepObject');
  });
}
